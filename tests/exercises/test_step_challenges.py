"""Six challenges about single steps and whole runs: the truth in closed form, and what draws promise.

The closed forms use neither the oracles nor the reference. Whether drawn inputs tell right from wrong is
asked of the wrong programs themselves, the files in `solutions/<slug>/mutants`, not of `draws.py`.
"""

import math
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader import course_code
from grader.draws import PUBLIC_KEY, Draw

ROOT = Path(__file__).parents[2]
STUDENTS = [f"s{number:02}" for number in range(30)]
WRONG = ArithmeticError, IndexError, TypeError, ValueError

# Of each challenge the ids of its drawn cases, and the mutants that give the right values: they break a rule,
# or go wrong at an edge only.
CHALLENGES: dict[str, tuple[Sequence[str], set[str]]] = {
    "steps_within": (
        ("H11", "H12", "H13"),
        {"last_position_unchecked", "strict_and_last_unchecked", "strict_tolerance"},
    ),
    "scheduled_descent": (("H10", "H11", "H12"), {"bare_tuple", "unknown_kind_is_constant"}),
    "backtracking_step": (
        ("H13", "H14", "H15"),
        {
            "bare_tuple",
            "gives_up_silently",
            "gives_up_with_last_trial",
            "gives_up_with_none",
            "ignores_max_tries",
            "moves_the_start",
        },
    ),
    "weight_decay_step": (
        ("H09", "H10", "H11"),
        {"edits_in_place", "indexes_without_a_check", "zip_hides_mismatch"},
    ),
    "quadratic_run": (("H11", "H12", "H13"), {"bare_tuples", "edits_theta0", "not_rounded"}),
    "standardize": (("H08", "H09", "H10"), {"bare_tuple", "edits_the_table", "zip_hides_ragged_rows"}),
}


load = cache(course_code.load)


def oracle(slug: str) -> Callable[..., Any]:
    """Return the truth of one challenge as the suite computes it."""
    function: Callable[..., Any] = getattr(load(ROOT / "exercises" / slug / "oracle.py"), slug)
    return function


def drawn(slug: str, student: str, case: str) -> Any:
    """Draw the data of one case as the grader does."""
    return load(ROOT / "exercises" / slug / "draws.py").inputs(Draw(PUBLIC_KEY, student, slug, case))


def call(slug: str, function: Callable[..., Any], data: Any) -> Any:
    """Call a program with drawn data, as the hidden suite does."""
    if slug == "steps_within":
        target, *rest = data
        return function(lambda x: 2 * (x - target), rest[0], rest[1], target, rest[2])
    if slug == "scheduled_descent":
        center, *rest = data
        slope = (lambda x: 4 * x * x * x) if center is None else (lambda x: 2 * (x - center))
        return function(slope, *rest)
    if slug == "backtracking_step":
        surface, x, shrink, c = data
        f, grad = load(ROOT / "exercises" / slug / "test_hidden.py").SURFACES[surface]
        return function(f, grad, x, shrink=shrink, c=c)
    return function(data) if slug == "standardize" else function(*data)


def numbers(value: Any) -> list[float]:
    """List all numbers of an answer in order; the keys of a dict in alphabetical order."""
    if isinstance(value, dict):
        return [number for key in sorted(value) for number in numbers(value[key])]
    if isinstance(value, list | tuple):
        return [number for part in value for number in numbers(part)]
    return [math.nan if value is None else float(value)]


def agrees(got: list[float], right: list[float], tolerance: float) -> bool:
    """Tell whether all numbers are right; nan never is."""
    return len(got) == len(right) and all(
        abs(u - v) <= tolerance * (1 if tolerance > 1e-6 else max(1, abs(v)))
        for u, v in zip(got, right, strict=True)
    )


@pytest.mark.parametrize("slug", CHALLENGES)
def test_drawn_data_show_most_wrong_ideas(slug: str) -> None:
    """For every student two thirds of the wrong programs give a wrong value, and the model a right one."""
    cases, rules_only = CHALLENGES[slug]
    folder = ROOT / "solutions" / slug
    tolerance = 0.5001e-3 if slug == "quadratic_run" else 1e-9
    mutants = [path for path in sorted((folder / "mutants").glob("*.py")) if path.stem not in rules_only]

    for student, case in ((student, case) for student in STUDENTS for case in cases):
        right = numbers(call(slug, oracle(slug), drawn(slug, student, case)))
        seen = 0
        for path in mutants:
            try:
                got = numbers(call(slug, getattr(load(path), slug), drawn(slug, student, case)))
            except WRONG:
                seen += 1
            else:
                seen += not agrees(got, right, tolerance)
        model = getattr(load(folder / "model.py"), slug)
        assert agrees(numbers(call(slug, model, drawn(slug, student, case))), right, tolerance)
        assert 3 * seen >= 2 * len(mutants), f"{student} {case}: {seen} of {len(mutants)}"


@pytest.mark.parametrize("slug", CHALLENGES)
def test_drawn_data_are_the_students_own(slug: str) -> None:
    """All three cases of all students together differ between most of them."""
    cases, _ = CHALLENGES[slug]

    everything = {repr([drawn(slug, student, case) for case in cases]) for student in STUDENTS}
    assert len(everything) >= 0.9 * len(STUDENTS)


@pytest.mark.parametrize(
    ("lr", "tol", "count"),
    [(0.1, 0.01, 31), (0.01, 0.01, 342), (0.5, 0.01, 1), (0.9, 0.01, 31), (0.1, 5, 4), (1.0, 0.01, None)],
)
def test_steps_on_the_parabola(lr: float, tol: float, count: int | None) -> None:
    """From 10 the distance after t steps is 10 * |1 - 2 lr|**t, so t is a quotient of logarithms."""
    factor = abs(1 - 2 * lr)
    if factor == 1:
        expected = None
    elif factor == 0:
        expected = 1
    else:
        expected = math.ceil(math.log(tol / 10) / math.log(factor))

    assert expected == count
    assert oracle("steps_within")(lambda x: 2 * x, 10, lr, 0, tol, 500) == count


@pytest.mark.parametrize(
    ("args", "rates", "result"),
    [
        ((4, "inverse", 0.4, 0.5), [0.4, 0.4 / 1.5, 0.2, 0.16], 0.3808),
        ((6, "inverse", 1.1, 0.1), [1.1 / (1 + t / 10) for t in range(6)], 1.846154),
        ((5, "constant", 0.1), [0.1] * 5, 3.2768),
        ((4, "exponential", 0.25, 1), [0.25] * 4, 0.625),
    ],
)
def test_schedules_multiply_the_distance(args: tuple[Any, ...], rates: list[float], result: float) -> None:
    """On x**2 each step multiplies x by 1 - 2 * rate."""
    got = oracle("scheduled_descent")(lambda x: 2 * x, 10, *args)

    assert got["rates"] == pytest.approx(rates, rel=1e-12)
    assert got["result"] == pytest.approx(10 * math.prod(1 - 2 * rate for rate in rates), rel=1e-9)
    assert got["result"] == pytest.approx(result, abs=5e-7)


@pytest.mark.parametrize(
    ("x", "c", "alpha", "tries"), [(5, 1e-4, 0.5, 2), (4, 0.9, 0.0625, 5), (0.2, 0.7, 0.25, 3)]
)
def test_backtracking_on_the_parabola(x: float, c: float, alpha: float, tries: int) -> None:
    """On x**2 a rate passes when (1 - 2 alpha)**2 <= 1 - 4 c alpha, which is alpha <= 1 - c."""
    assert alpha <= 1 - c < 2 * alpha
    got = oracle("backtracking_step")(lambda p: p[0] ** 2, lambda p: [2 * p[0]], [x], c=c)

    assert got == {"alpha": alpha, "x": [pytest.approx(x * (1 - 2 * alpha))], "tries": tries}


def test_weight_decay_shrinks_and_moves() -> None:
    """The new weights are (1 - lr * lam) * w - lr * g."""
    got = oracle("weight_decay_step")([2.0, -1.0], [0.5, 1.0], 0.1, 0.5)

    assert got == pytest.approx([0.95 * 2 - 0.05, 0.95 * -1 - 0.1], rel=1e-12)
    assert got == pytest.approx([1.85, -1.05], rel=1e-12)


@pytest.mark.parametrize(
    ("lr", "last"),
    [(0.08, (0.943, 0.0, 0.445)), (0.005, (4.523, 0.608, 13.924)), (0.12, (0.388, 4183.413, None))],
)
def test_table_of_the_stretched_bowl(lr: float, last: tuple[float, float, float | None]) -> None:
    """Along the axes of diag(1, 20) the coordinates are multiplied by 1 - lr and 1 - 20 lr."""
    rows = oracle("quadratic_run")([[1, 0], [0, 20]], [5, 5], lr, 20, [1, 2, 20])

    for row in rows:
        x, y = 5 * (1 - lr) ** row["step"], 5 * (1 - 20 * lr) ** row["step"]
        assert row["theta"] == pytest.approx([x, y], rel=1e-9)
        assert row["loss"] == pytest.approx(0.5 * (x * x + 20 * y * y), rel=1e-9)
    shown = (*rows[-1]["theta"], rows[-1]["loss"])
    assert all(v is None or u == pytest.approx(v, abs=5.1e-4) for u, v in zip(shown, last, strict=True))


def test_standardized_columns_have_mean_0_and_spread_1() -> None:
    """That is what the scaling is for; a constant column becomes zeros."""
    got = oracle("standardize")([[5, 1, -3], [5, 2, 0], [5, 6, 4]])

    columns = np.array(got["Z"]).T
    np.testing.assert_allclose(columns.sum(axis=1), 0, atol=1e-12)
    np.testing.assert_allclose((columns**2).mean(axis=1), [0, 1, 1], rtol=1e-12)
    assert got["std"] == pytest.approx([1, 2.160247, math.sqrt(74 / 9)], abs=5e-7)
    assert got["mean"] == pytest.approx([5, 3, 1 / 3])
