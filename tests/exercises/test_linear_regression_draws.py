"""What the drawn data of `linear_regression` promise, computed again in other ways.

Here a run is taken step by step, or written around the place where it would end: a step moves every one of
these programs by a linear map toward the least-squares line, so after k steps it is at
``end + A**k (start - end)``.
"""

import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from pathlib import Path
from time import perf_counter
from types import ModuleType
from typing import TypeAlias

import numpy as np
import pytest
from numpy.typing import NDArray

import reference
from grader.course_code import load
from grader.draws import PUBLIC_KEY, Draw

Data: TypeAlias = tuple[list[int], list[int]]
Vector: TypeAlias = NDArray[np.float64]

ROOT = Path(__file__).parents[2]
SLUG = "linear_regression"
CASES = ("D01", "D02", "D03")
STUDENTS = [f"s{number:03}" for number in range(500)]
RATE = 0.01
SLOPES = (-9, -7, -5, -4, -3, 3, 4, 5, 7, 9)

# They return the right numbers in another form, or change something besides, or return text.
RIGHT_NUMBERS = {"not_rounded", "bare_tuple", "mutates_input", "truth_value_of_array", "strings"}


draws = load(ROOT / "exercises" / SLUG / "draws.py")


def data_of(student: str, case: str) -> Data:
    """Draw one data set as the grader does."""
    xs, ys = draws.inputs(Draw(PUBLIC_KEY, student, SLUG, case))
    return xs, ys


@cache
def drawn() -> list[Data]:
    """Draw the data of the whole class."""
    return [data_of(student, case) for student, case in product(STUDENTS, CASES)]


def some(count: int) -> list[Data]:
    """Return so many of them, from the whole class."""
    return drawn()[:: len(drawn()) // count][:count]


# Runs around the line where they would end.


def hessian(xs: list[int]) -> Vector:
    """Return the curvature of the mean squared error."""
    columns = np.column_stack([xs, np.ones(len(xs))])
    curvature: Vector = 2 / len(xs) * columns.T @ columns
    return curvature


def lines(xs: list[int], ys: list[int]) -> dict[str, Vector]:
    """Return (m, b) of the right program and of each wrong one."""
    curvature, rest = hessian(xs), np.eye(2)
    end = np.polyfit(xs, ys, 1)

    def after(step: Vector, steps: int = 1000, start: float = 0.0) -> Vector:
        return np.asarray(end + np.linalg.matrix_power(step, steps) @ (start - end))

    plain = rest - RATE * curvature
    move_m, move_b = np.diag([RATE, 0.0]), np.diag([0.0, RATE])
    return {
        "right": after(plain),
        "half the gradient": after(rest - RATE / 2 * curvature),
        "sequential update": after((rest - move_b @ curvature) @ (rest - move_m @ curvature)),
        "b without the 2": after(rest - (move_m + move_b / 2) @ curvature),
        "start at (1, 1)": after(plain, start=1.0),
        "900 iterations": after(plain, 900),
        "exact line": end,
    }


# The same, step by step.


def walk(data: Data, factors: tuple[float, float] = (2, 2), steps: int = 1000, start: float = 0.0) -> Vector:
    """Take the steps literally; the factors are those before the sums of m's and b's slope."""
    m = b = start
    points = list(zip(*data, strict=True))
    for _ in range(steps):
        residuals = [y - (m * x + b) for x, y in points]
        dm = -factors[0] * sum(x * r for (x, _), r in zip(points, residuals, strict=True)) / len(points)
        db = -factors[1] * sum(residuals) / len(points)
        m, b = m - RATE * dm, b - RATE * db
    return np.array([m, b])


def walk_one_after_the_other(data: Data) -> Vector:
    """Move b with the new m."""
    m = b = 0.0
    points = list(zip(*data, strict=True))
    for _ in range(1000):
        m += RATE * 2 * sum(x * (y - (m * x + b)) for x, y in points) / len(points)
        b += RATE * 2 * sum(y - (m * x + b) for x, y in points) / len(points)
    return np.array([m, b])


WALKS: dict[str, Callable[[Data], Vector]] = {
    "right": walk,
    "half the gradient": lambda data: walk(data, (1, 1)),
    "sequential update": walk_one_after_the_other,
    "b without the 2": lambda data: walk(data, (2, 1)),
    "start at (1, 1)": lambda data: walk(data, start=1.0),
    "900 iterations": lambda data: walk(data, steps=900),
}


def intercepts(xs: list[int], ys: list[int], a: int) -> range:
    """List the c for which every y lies within 3 of a * x + c."""
    rests = [y - a * x for x, y in zip(xs, ys, strict=True)]
    return range(max(rests) - 3, min(rests) + 4)


def test_the_data_lie_in_the_stated_ranges() -> None:
    """3 to 5 points, x distinct and on one side of 0, y within 3 of a line of the stated numbers."""
    for xs, ys in drawn():
        assert len(xs) == len(ys) == len(set(xs))
        assert len(xs) in (3, 4, 5)
        assert {type(number) for number in xs + ys} == {int}
        assert set(xs) <= set(range(1, 9)) or set(xs) <= set(range(-8, 0))
        assert any(20 <= abs(c) <= 90 for a in SLOPES for c in intercepts(xs, ys, a))


def test_every_guard_holds_for_the_whole_class() -> None:
    """The six wrong lines are off by 0.02 or more in m or b, and the right one is easy to round."""
    for data in drawn():
        found = lines(*data)
        right = found.pop("right")

        assert RATE * np.linalg.eigvalsh(hessian(data[0]))[-1] < 1.8
        edges = (np.floor(100 * right) + 0.5) / 100
        assert np.abs(right - edges).min() >= 1e-3 - 1e-9
        off = {name: np.abs(wrong - right).max() for name, wrong in found.items()}
        assert min(off.values()) >= 0.02 - 1e-9, off


def test_every_guard_holds_step_by_step() -> None:
    """For sixty data sets the loops are run as students write them."""
    for data in some(60):
        by_hand = {name: take(data) for name, take in WALKS.items()}
        by_formula = lines(*data)
        right = by_hand.pop("right")

        np.testing.assert_allclose(right, by_formula["right"], rtol=0, atol=1e-9)
        for name, wrong in by_hand.items():
            np.testing.assert_allclose(wrong, by_formula[name], rtol=0, atol=1e-9, err_msg=name)
            assert np.abs(wrong - right).max() >= 0.02 - 1e-9


def test_the_truth_is_that_of_the_reference() -> None:
    """A power of a matrix rounds a little otherwise than 1000 steps; both stay far below the guards."""
    for xs, ys in drawn():
        assert draws.truth(xs, ys) == pytest.approx(reference.linear_regression(xs, ys), rel=0, abs=1e-10)


def test_the_wrong_lines_are_those_of_the_formula() -> None:
    """In the order in which the file lists them."""
    names = [
        "half the gradient",
        "sequential update",
        "b without the 2",
        "start at (1, 1)",
        "900 iterations",
        "exact line",
    ]
    for data in some(300):
        expected = lines(*data)
        for name, wrong in zip(names, draws.wrong_lines(*data), strict=True):
            np.testing.assert_allclose(wrong, expected[name], rtol=0, atol=1e-9, err_msg=name)


def test_the_curvature_is_the_largest_eigenvalue() -> None:
    """No drawn x come near the guard; it holds for whoever widens their range."""
    for xs, _ in some(300):
        assert draws.largest_curvature(xs) == pytest.approx(np.linalg.eigvalsh(hessian(xs))[-1], rel=1e-12)

    assert draws.is_stable([8, 9, 10, 9])
    assert not draws.is_stable(list(range(1, 21)))


def test_one_data_set_in_three_is_kept() -> None:
    """Measured on plain draws, without waiting for one that is kept."""
    draw = Draw(PUBLIC_KEY, "acceptance")

    kept = sum(draws.is_safe(*draws.points(draw)) for _ in range(1500)) / 1500

    assert 0.25 <= kept <= 0.45


def test_no_two_students_share_data() -> None:
    """Nor has one student the same data twice."""
    assert len({(tuple(xs), tuple(ys)) for xs, ys in drawn()}) == len(drawn()) == 1500


STORED: dict[tuple[str, str], Data] = {
    ("s01", "D01"): ([5, 6, 8], [59, 52, 48]),
    ("s01", "D02"): ([6, 3, 4], [23, 50, 37]),
    ("s01", "D03"): ([-4, -8, -6], [46, 26, 37]),
    ("s02", "D01"): ([-3, -6, -5], [-51, -70, -59]),
    ("s02", "D02"): ([-6, -4, -7], [-91, -85, -95]),
    ("s02", "D03"): ([3, 4, 1, 5], [-82, -86, -72, -87]),
    ("s40", "D01"): ([-3, -8, -6], [89, 107, 98]),
    ("s40", "D02"): ([-2, -8, -5], [47, 14, 29]),
    ("s40", "D03"): ([-2, -7, -4, -6, -5], [102, 138, 118, 130, 122]),
}


@pytest.mark.parametrize(("who", "data"), STORED.items(), ids=map("-".join, STORED))
def test_the_data_of_today_are_those_of_tomorrow(who: tuple[str, str], data: Data) -> None:
    """A change gives every student of a running course other data."""
    assert data_of(*who) == data


def test_drawing_is_fast() -> None:
    """The time is printed (`pytest -s`), not judged: a busy machine proves nothing."""
    started = perf_counter()
    for student in STUDENTS[:100]:
        data_of(student, "time")
    per_set = (perf_counter() - started) / 100

    sys.stdout.write(f"{1e3 * per_set:.2f} ms per data set\n")


def mutants() -> Iterator[tuple[str, ModuleType]]:
    """Load every wrong program that returns wrong numbers."""
    for path in sorted((ROOT / "solutions" / SLUG / "mutants").glob("*.py")):
        if path.stem not in RIGHT_NUMBERS:
            yield path.stem, load(path)


def passes(mutant: ModuleType, data: Data) -> bool:
    """Judge a program's two numbers as the suite does."""
    xs, ys = data
    line = mutant.linearRegression(list(xs), list(ys))
    right = reference.linear_regression(xs, ys)
    return all(abs(line[name] - getattr(right, name)) <= 0.005 + 1e-6 for name in ("m", "b"))


def test_each_data_set_catches_two_thirds_of_the_mutants() -> None:
    """Or it would not be worth its points; the six guards see to it, with room to spare."""
    wrong = list(mutants())
    assert len(wrong) == 31

    for data in some(40):
        survivors = [name for name, mutant in wrong if passes(mutant, data)]
        assert len(survivors) <= len(wrong) / 3, survivors
