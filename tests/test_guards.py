"""What guards drawn data: exact distances, the sentences of both sides of a limit, sums in a fixed order."""

import doctest
import math
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader import guards
from grader.draws import PUBLIC_KEY, Draw
from grader.guards import caught, differ, distance_to_edge, dot, off_the_edges, total

numbers = st.floats(-1e9, 1e9)
vectors = st.lists(numbers, max_size=6)


def test_the_examples_hold() -> None:
    """They are the first that an author of draws reads."""
    assert doctest.testmod(guards) == doctest.TestResults(failed=0, attempted=6)


DISTANCES = [
    (2.5, 0, 0.0),
    (-0.0078125, 6, 0.0),
    (0.12, 2, 0.5),
    (1.0, 3, 0.5),
    (3, 2, 0.5),
    (-1.254, 2, 0.1),
    (1250.0, -2, 0.0),
    (1e22, 2, 0.5),
]


@pytest.mark.parametrize(("number", "places", "distance"), DISTANCES)
def test_the_distance_to_an_edge(number: float, places: int, distance: float) -> None:
    """Computed in fractions, so that large numbers lose nothing."""
    assert math.isclose(distance_to_edge(number, places), distance, abs_tol=1e-9)


@given(st.floats(-1e12, 1e12), st.integers(-3, 9))
def test_the_distance_is_exact(number: float, places: int) -> None:
    """Until it is written as a float, which is the nearest one."""
    part = Fraction(number) * Fraction(10) ** places % 1

    assert distance_to_edge(number, places) == float(abs(part - Fraction(1, 2)))


@pytest.mark.parametrize(
    ("number", "off"),
    [
        (1.97, True),
        (1.9739, True),
        (1.9741, False),
        (1.9759, False),
        (1.9761, True),
        (-0.0051, False),
        (0, True),
    ],
)
def test_nearer_than_said_is_too_near(number: float, off: bool) -> None:
    """On both sides and below 0; here a tenth of a hundredth."""
    assert off_the_edges([number], 2, by=0.1) is off
    assert off_the_edges([0.0, number, 0.0], 2, by=0.1) is off


@pytest.mark.parametrize("relative", [False, True])
@given(numbers, st.sampled_from([1e-6, 1e-3, 0.5]), st.sampled_from([-1, 1]))
def test_an_answer_is_seen_from_the_limit_on(relative: bool, right: float, by: float, side: int) -> None:
    """A hundredth to both sides stays clear of rounding in the sum."""
    margin = side * by * (max(1.0, abs(right)) if relative else 1.0) + side * 1e-6 * abs(right)

    assert differ([0.0, right], [0.0, right + 1.01 * margin], by, relative=relative)
    assert not differ([0.0, right], [0.0, right + 0.98 * side * by], 1.01 * by + 1e-6 * abs(right))


@pytest.mark.parametrize("wrong", [[], [1.0], [1.0, 2.0, 3.0], [1.0, math.nan], [math.inf, 2.0]])
def test_what_cannot_be_right_is_seen(wrong: list[float]) -> None:
    """A number missing, one too many, and what is not finite."""
    assert differ([1.0, 2.0], wrong, 0.1)
    assert not differ([1.0, 2.0], iter([1.0, 2.0]), 0.1)


@given(st.lists(st.lists(st.integers(0, 2), min_size=2, max_size=2)))
def test_what_is_caught_is_what_differs(answers: list[list[int]]) -> None:
    """Answers may be given one after the other, and so may their numbers."""
    assert caught(iter([1, 1]), map(iter, answers), 1) == sum(answer != [1, 1] for answer in answers)


def from_left_to_right(terms: list[float]) -> float:
    """Add as a loop does."""
    result = 0.0
    for term in terms:
        result = result + term
    return result


@pytest.mark.parametrize("add", [total, lambda terms: dot(terms, [1.0] * len(terms))])
@given(vectors)
def test_sums_are_those_of_a_loop(add: Callable[[list[float]], float], terms: list[float]) -> None:
    """A sum that is corrected, as that of Python 3.12, would draw other data there."""
    assert add(terms) == from_left_to_right(terms)
    assert add([1e16, 1.0, -1e16]) == 0.0


def test_vectors_are_of_one_length() -> None:
    """An author's mistake is not cut short."""
    with pytest.raises(ValueError, match="shorter"):
        dot([1.0, 2.0], [1.0])


def test_the_draws_of_the_guide_draw() -> None:
    """Authors start from them."""
    guide = (Path(__file__).parents[1] / "docs" / "authors.md").read_text(encoding="utf-8")
    (example,) = (part for part in guide.split("```python\n")[1:] if "def inputs(draw)" in part)
    module: dict[str, Any] = {}
    exec(example.split("```")[0], module)

    drawn = [module["inputs"](Draw(PUBLIC_KEY, f"s{number:02}")) for number in range(30)]
    assert all(module["is_fair"](*walk) for walk in drawn)
    assert len(set(drawn)) >= 15
