"""The challenges C19 and C22: the numbers that the curriculum shows, and what their draws promise.

Logistic descent is walked again with decimals, whose exponentials do not overflow. That a draw tells right
from wrong is tried out with the wrong programs themselves.
"""

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from grader import course_code
from grader.draws import PUBLIC_KEY, Draw

ROOT = Path(__file__).parents[2]
CASES = {"linear_regression_multi": ("H12", "H13", "H14"), "logistic_regression": ("H11", "H12", "H13")}
STUDENTS = [f"s{number:03}" for number in range(8)]
FEWEST = 7  # of ten mutants that change values, two thirds at least

# Those that change values, as the curriculum counts them.
WRONG = {
    "linear_regression_multi": (
        "no_two", "sum_not_mean", "penalises_intercept", "penalty_doubled", "penalty_ignored",
        "weights_before_bias", "starts_at_one", "no_intercept", "closed_form", "two_decimals",
    ),
    "logistic_regression": (
        "factor_two", "sum_not_mean", "ascent", "squared_error_gradient", "hard_threshold", "no_sigmoid",
        "no_intercept", "starts_at_one", "naive_exponential", "labels_minus_plus",
    ),
}  # fmt: skip

FOUR = [[1, 2], [2, 0], [0, 1], [3, 1]]
SHOWN_LINEAR = [
    ([[1], [2], [3]], [2, 4, 6], {}, [1.9708, 0.0664]),
    (FOUR, [9, 5, 4, 10], {}, [1.9815, 2.9661, 1.07]),
    (FOUR, [9, 5, 4, 10], {"lam": 0.5}, [1.4831, 1.8426, 2.9249]),
    (FOUR, [9, 5, 4, 10], {"lr": 0.1, "steps": 25}, [1.8948, 2.7938, 1.4113]),
    ([[1, 1], [2, 2], [3, 3]], [2, 4, 6], {}, [0.9937, 0.9937, 0.029]),
    ([[2, -1, 0.5]], [3], {}, [0.96, -0.48, 0.24, 0.48]),
    ([[0, 0], [1, 0], [0, 1]], [5, 5, 5], {"steps": 50}, [0.9104, 0.9104, 2.9149]),
    ([[1, 2], [2, 0]], [3, 4], {"steps": 0}, [0, 0, 0]),
    (
        [[1, 0], [0, 2], [2, 2]],
        [-3, 8, 4],
        {"lam": 0.1, "lr": 0.05, "steps": 300},
        [-1.8619, 4.259, -0.8159],
    ),
    ([[2, 0], [0, 1]], [4, 2], {"lr": 0.1, "steps": 2, "lam": 0.5}, [1.12, 0.31, 0.9]),  # of the statement
]
SHOWN_LOGISTIC = [
    ([[0], [1], [2], [3]], [0, 0, 1, 1], {}, [1.6636, -2.0183]),
    ([[2]], [1], {"lr": 0.5, "steps": 1}, [0.5, 0.25]),
    ([[0], [1], [2], [3]], [0, 1, 0, 1], {"lr": 0.2, "steps": 50}, [0.5311, -0.5926]),
    ([[1, -1], [2, 0], [0, 2], [-1, 1]], [1, 1, 0, 0], {"steps": 100}, [1.454, -1.454, 0]),
    ([[800], [-900], [1000]], [1, 0, 1], {"lr": 0.1, "steps": 20}, [45, 0.0167]),
    ([[1], [2]], [1, 1], {"steps": 30}, [0.9733, 0.6915]),
    ([[0], [1]], [0, 1], {"steps": 0}, [0, 0]),
    ([[1000], [-700], [-400]], [0, 1, 0], {"lr": 0.1, "steps": 7}, [-11.6667, -0.1833]),
    ([[0], [2]], [0, 1], {"lr": 1, "steps": 2}, [0.7689, -0.1155]),  # of the statement
    ([[0], [2]], [0, 1], {"lr": 1, "steps": 1000}, [6.3491, -5.7983]),
]


load = cache(course_code.load)


def answer(folder: str, slug: str, name: str, case: tuple[Any, ...]) -> list[float]:
    """List the weights and the intercept that a file gives; one that stops with an overflow gives none."""
    rows, y, settings = case
    try:
        got = getattr(load(ROOT / folder / slug / f"{name}.py"), slug)(rows, y, **settings)
    except OverflowError:
        return []
    return [*got["w"], got["b"]]


def differ(left: list[float], right: list[float]) -> bool:
    """Tell whether four decimals tell two answers apart; inf and nan always do."""
    return len(left) != len(right) or not all(abs(u - v) <= 5.1e-5 for u, v in zip(left, right, strict=True))


def drawn(slug: str) -> list[tuple[Any, ...]]:
    """Return what some students draw."""
    draws = load(ROOT / "exercises" / slug / "draws.py")
    return [draws.inputs(Draw(PUBLIC_KEY, name, slug, case)) for name in STUDENTS for case in CASES[slug]]


@pytest.mark.parametrize(
    ("slug", "case"),
    [("linear_regression_multi", case) for case in SHOWN_LINEAR]
    + [("logistic_regression", case) for case in SHOWN_LOGISTIC],
)
def test_shown_numbers(slug: str, case: tuple[Any, ...]) -> None:
    """The oracle gives what curriculum and statement show."""
    *arguments, shown = case

    assert not differ(answer("exercises", slug, "oracle", tuple(arguments)), shown)


def test_probabilities_by_decimals() -> None:
    """Descent with decimals, which know no overflow, ends where the oracle does on what students draw."""
    for rows, y, settings in drawn("logistic_regression"):
        table = [[*map(Decimal, row), Decimal(1)] for row in rows]
        theta = [Decimal(0)] * len(table[0])
        for _ in range(settings["steps"]):
            scores = [sum((a * x for a, x in zip(theta, row, strict=True)), Decimal(0)) for row in table]
            errors = [1 / (1 + (-z).exp()) - label for z, label in zip(scores, y, strict=True)]
            pulls = [
                sum(e * x for e, x in zip(errors, column, strict=True)) for column in zip(*table, strict=True)
            ]
            share = Decimal(str(settings["lr"])) / len(y)
            theta = [a - share * pull for a, pull in zip(theta, pulls, strict=True)]

        got = answer("exercises", "logistic_regression", "oracle", (rows, y, settings))
        assert got == pytest.approx([float(a) for a in theta], abs=1e-8)


@pytest.mark.parametrize("slug", list(CASES))
def test_draws_tell_right_from_wrong(slug: str) -> None:
    """On each draw the model is right, and at least two thirds of the wrong programs are seen."""
    for case in drawn(slug):
        right = answer("exercises", slug, "oracle", case)
        seen = [differ(right, answer("solutions", slug, f"mutants/{name}", case)) for name in WRONG[slug]]

        assert not differ(right, answer("solutions", slug, "model", case))
        assert sum(seen) >= FEWEST
