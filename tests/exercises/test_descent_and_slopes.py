"""The challenges C01 to C06: the numbers that the curriculum shows, computed again, and what draws promise.

Ends of walks come from a power of the matrix that one step multiplies the distance by, slopes from formulas,
and that a draw tells right from wrong is tried out with the wrong programs themselves.
"""

import math
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

import numpy as np
import pytest

from grader import course_code
from grader.draws import PUBLIC_KEY, Draw

Answer: TypeAlias = Callable[[ModuleType], Any]

ROOT = Path(__file__).parents[2]
CASES = {"mse_and_gradient": ("H07", "H08", "H09")}  # of the others H11, H12 and H13
STUDENTS = [f"s{number:03}" for number in range(20)]

# The mutants that change values, as the curriculum counts them.
WRONG = {
    "mse_and_gradient": (
        "no_two", "sum_not_mean", "half_loss", "sign", "missing_x", "keys_swapped", "rmse", "mae",
    ),
    "gradient_descent_1d": (
        "rounds_working_value", "ascent", "history_without_start", "append_before_update",
        "gradient_frozen_at_start", "hard_coded_2x", "stops_early", "best_so_far", "bare_number", "sign_only",
    ),
    "gradient_descent_nd": (
        "one_coordinate_at_a_time", "ascent", "gradient_frozen_at_start", "unit_steps",
        "first_partial_for_all", "two_dims_only", "rounds_working_value", "keeps_integer_dtype",
    ),
    "numerical_gradient": (
        "forward_difference", "divides_by_h", "moves_every_coordinate", "never_restores", "integer_array",
        "edits_the_point", "backwards", "rounds",
    ),
    "gradient_check": (
        "absolute_only", "first_coordinate_only", "signed_difference", "compares_lengths", "mean_error",
        "pure_ratio", "checks_sum", "always_ok",
    ),
    "steepest_of": (
        "not_normalised", "uphill", "closest_to_flat", "largest_magnitude", "picks_right_reports_unscaled",
        "bound_squared", "bound_manhattan", "last_on_ties", "zero_vector_crash",
    ),
}  # fmt: skip


load = cache(course_code.load)


def of(slug: str, name: str) -> ModuleType:
    """Load a file of an exercise."""
    return load(ROOT / "exercises" / slug / f"{name}.py")


@cache
def drawn(slug: str) -> list[Any]:
    """Draw the data of some students as the grader does."""
    inputs = of(slug, "draws").inputs
    cases = CASES.get(slug, ("H11", "H12", "H13"))
    return [inputs(Draw(PUBLIC_KEY, student, slug, case)) for student in STUDENTS for case in cases]


# What the curriculum shows.


@pytest.mark.parametrize(
    ("curvatures", "center", "start", "rate", "steps", "shown"),
    [
        ([[2, 0], [0, 2]], [0, 0], [5, 3], 0.1, 50, [0.000071, 0.000043]),
        ([[2, 0], [0, 2]], [3, -2], [0, 0], 0.1, 100, [3, -2]),
        ([[2, 0], [0, 8]], [0, 0], [2, 1], 0.2, 1, [1.2, -0.6]),
        ([[2]], [0], [7], 0.25, 3, [0.875]),
        ([[2, 1], [1, 4]], [0, 0], [1, -2], 0.1, 5, [0.62774, -0.34625]),
        ([[1, 0, 0], [0, 2, 0], [0, 0, 4]], [0, 0, 0], [8, -8, 1], 0.25, 3, [3.375, -1, 0]),
        ([[2, 0], [0, 2]], [0, 0], [5, 3], 0.1, 0, [5, 3]),
        ([[2, 0], [0, 2]], [0, 0], [4e-6, -4e-6], 0.1, 20, [0, 0]),
        ([[4, -1], [-1, 2]], [0, 0], [3, 2], 0.2, 4, [0.2496, 0.6016]),
    ],
)
def test_ends_of_walks(
    curvatures: list[list[int]],
    center: list[int],
    start: list[float],
    rate: float,
    steps: int,
    shown: list[float],
) -> None:
    matrix, low = np.array(curvatures, dtype=float), np.array(center)
    one_step = np.eye(len(low)) - rate * matrix
    end = low + np.linalg.matrix_power(one_step, steps) @ (np.array(start) - low)

    walk = of("gradient_descent_nd", "oracle").gradient_descent_nd(
        lambda w: matrix @ (w - low), start, rate, steps
    )
    assert walk == pytest.approx(end, abs=1e-12)
    assert np.round(walk, 6) + 0 == pytest.approx(shown, abs=1e-12)


@pytest.mark.parametrize(
    ("f", "x", "shown"),
    [
        (lambda x: x[0] ** 2 + 4 * x[1] ** 2, [2, 1], [4, 8]),
        (lambda x: x[0] ** 2, [4], [8]),
        (lambda x: x[0] * x[1] + 3 * x[0], [2, -1.5], [1.5, 2]),
        (lambda x: 50 * x[0] ** 2, [1], [100]),
        (lambda x: math.exp(x[0]) + math.sin(x[1]), [0.5, 1], [math.exp(0.5), math.cos(1)]),
        (lambda x: (x[0] - 1) ** 2 + 2 * (x[1] - 2) ** 2, [0, 0], [-2, -8]),
        (lambda x: 100 * x[0] * x[1] * x[2], [1, 2, 3], [600, 300, 200]),
    ],
)
def test_slopes(f: Callable[[Sequence[float]], float], x: list[float], shown: list[float]) -> None:
    assert of("numerical_gradient", "oracle").numerical_gradient(f, x) == pytest.approx(shown, rel=1e-8)


@pytest.mark.parametrize(
    ("gradient", "ok", "error"),
    [
        (lambda a, b: [2 * a, 8 * b], True, 0),
        (lambda a, b: [2 * a, 4 * b], False, 1 / 2),
        (lambda a, b: [-2 * a, -8 * b], False, 2),
        (lambda a, b: [8 * b, 2 * a], False, 1 / 2),
        (lambda a, b: [2 * a + 1, 8 * b - 1], False, 1 / 5),
        (lambda a, b: [a, 4 * b], False, 1 / 2),
    ],
)
def test_verdicts(gradient: Callable[[float, float], list[float]], ok: bool, error: float) -> None:
    check = of("gradient_check", "oracle").gradient_check(
        lambda x: x[0] ** 2 + 4 * x[1] ** 2, lambda x: gradient(*x), [2, 1]
    )

    assert check["ok"] is ok
    assert check["max_error"] == pytest.approx(error, abs=1e-8)


@pytest.mark.parametrize(
    ("g", "directions", "shown"),
    [
        ([3, 4], [(1, 0), (0, -1), (-3, -4), (-1, 0)], (2, -5, -5)),
        ([3, 4], [(-10, 0), (-3, -4), (0, -10)], (1, -5, -5)),
        ([-2, -8], [(1, 2), (2, 8), (0, 1), (1, 0)], (1, -math.sqrt(68), -math.sqrt(68))),
        ([4, 8], [(0, 0), (2, -1), (-1, -2)], (2, -math.sqrt(80), -math.sqrt(80))),
        ([1, 2, 2], [(0, 0, -5), (-1, -2, -2), (1, 2, 2)], (1, -3, -3)),
        ([0, 0], [(1, 0), (0, 1)], (0, 0, 0)),
        ([1, 1], [(-2, 0), (0, -2)], (0, -1, -math.sqrt(2))),
        ([5, -12], [(5, -12), (-4, 10), (-3, 12)], (1, -140 / math.sqrt(116), -13)),
    ],
)
def test_steepest(g: list[int], directions: list[tuple[int, ...]], shown: tuple[float, ...]) -> None:
    found = of("steepest_of", "oracle").steepest_of(g, directions)

    assert tuple(found.values()) == pytest.approx(shown, abs=1e-12)


def test_random_directions_never_pass_the_bound() -> None:
    """Of 500 the best comes close to -5; the steepest way up is steeper, or nothing would show the sign."""
    directions = of("steepest_of", "test_hidden").unit_directions(500, seed=6)
    oracle = of("steepest_of", "oracle")

    down = oracle.steepest_of([3, 4], directions)["rate"]
    up = oracle.steepest_of([-3, -4], directions)["rate"]
    assert -5 <= up < down <= -4.99


# What draws promise.


def test_drawn_diaries_are_easy_to_round() -> None:
    """No position is next to the middle between two numbers of six decimals, nor very far away."""
    oracle = of("gradient_descent_1d", "oracle")
    for data in drawn("gradient_descent_1d"):
        history = diary_of(data)(oracle)
        assert min(abs(1e6 * x % 1 - 0.5) for x in history) >= 9e-4
        assert max(map(abs, history)) <= 150


def test_drawn_bowls_are_stable_and_easy_to_round() -> None:
    """All curvatures lie from 1 to 8, the rate is stable for the largest, no number is next to an edge."""
    oracle, suite = of("gradient_descent_nd", "oracle"), of("gradient_descent_nd", "test_hidden")
    for walk in drawn("gradient_descent_nd"):
        eigenvalues = np.linalg.eigvalsh(np.array(walk["matrix"]))
        assert 1 - 1e-9 <= eigenvalues[0] <= eigenvalues[-1] <= 8 + 1e-9
        assert walk["rate"] * eigenvalues[-1] <= 1.8 + 1e-9

        gradient = suite.bowl(walk["matrix"], walk["center"])
        end = oracle.gradient_descent_nd(gradient, walk["start"], walk["rate"], walk["steps"])
        assert min(abs(1e6 * a % 1 - 0.5) for a in end) >= 9e-4


def test_drawn_functions_have_the_slopes_that_the_guards_use() -> None:
    """The formulas of the file are the slopes of the suite's function, and its values are small."""
    draws = of("numerical_gradient", "draws")
    for data in drawn("numerical_gradient"):
        function = dict(data)
        x = function.pop("x")
        f = of("numerical_gradient", "test_hidden").mixture(**function)
        measured = of("numerical_gradient", "oracle").numerical_gradient(f, x)
        assert measured == pytest.approx(draws.slopes(**data), rel=1e-7, abs=1e-7)
        assert abs(f(x)) <= draws.bound(**data) <= 1000


def test_drawn_mistakes_are_clear() -> None:
    """The right gradient passes, the spoiled one fails, both far from the tolerance."""
    suite, oracle = of("gradient_check", "test_hidden"), of("gradient_check", "oracle")
    for data in drawn("gradient_check"):
        f, right = suite.quadratic(data["matrix"], data["center"])
        wrong = suite.spoiled(right, data["mixing"], data["added"])
        assert oracle.gradient_check(f, right, data["x"])["max_error"] < 1e-7
        assert oracle.gradient_check(f, wrong, data["x"])["max_error"] > 2e-4


def test_drawn_directions_have_one_winner() -> None:
    """The two lowest rates differ, so that no rounding can exchange them."""
    for g, directions in drawn("steepest_of"):
        vectors = np.array([d for d in directions if any(d)], dtype=float)
        rates = np.sort(vectors @ np.array(g) / np.linalg.norm(vectors, axis=1))
        assert rates[1] - rates[0] >= 0.9e-6
        assert 3 <= len(directions) <= 500


def loss_of(data: Any) -> Answer:
    return lambda m: list(m.mse_and_gradient(*data).values())


def diary_of(data: Any) -> Answer:
    center, *numbers = data

    def df(x: float) -> float:
        return 4 * x * x * x if center is None else 2 * (x - center)

    def answer(m: ModuleType) -> list[float]:
        walk = m.gradient_descent_1d(df, *numbers)
        return [walk["result"], *walk["history"]]

    return answer


def walk_of(data: Any) -> Answer:
    gradient = of("gradient_descent_nd", "test_hidden").bowl(data["matrix"], data["center"])
    return lambda m: m.gradient_descent_nd(gradient, list(data["start"]), data["rate"], data["steps"])


def slopes_of(data: Any) -> Answer:
    function = {name: value for name, value in data.items() if name != "x"}
    f = of("numerical_gradient", "test_hidden").mixture(**function)
    return lambda m: m.numerical_gradient(f, data["x"][:])


def verdicts_of(data: Any) -> Answer:
    suite = of("gradient_check", "test_hidden")
    f, right = suite.quadratic(data["matrix"], data["center"])
    wrong = suite.spoiled(right, data["mixing"], data["added"])
    return lambda m: [
        number for grad in (right, wrong) for number in m.gradient_check(f, grad, list(data["x"])).values()
    ]


def winner_of(data: Any) -> Answer:
    return lambda m: list(m.steepest_of(*data).values())


# What the suite calls wrong at the least.
MARGINS = {
    "mse_and_gradient": 1e-9,
    "gradient_descent_1d": 0.5001e-6,
    "gradient_descent_nd": 0.5001e-6,
    "numerical_gradient": 1e-6,
    "gradient_check": 1e-4,
    "steepest_of": 1e-9,
}
ANSWERS: dict[str, Callable[[Any], Answer]] = {
    "mse_and_gradient": loss_of,
    "gradient_descent_1d": diary_of,
    "gradient_descent_nd": walk_of,
    "numerical_gradient": slopes_of,
    "gradient_check": verdicts_of,
    "steepest_of": winner_of,
}


def agrees(answer: Answer, mutant: ModuleType, truth: list[float], margin: float) -> bool:
    """Tell whether the suite would not notice a wrong program; one that crashes is noticed."""
    try:
        got = answer(mutant)
    except Exception:
        return False
    return len(got) == len(truth) and all(
        abs(a - b) <= margin * max(1, abs(b)) for a, b in zip(got, truth, strict=True)
    )


@pytest.mark.parametrize("slug", WRONG)
def test_each_draw_catches_two_thirds_of_the_mutants(slug: str) -> None:
    mutants = [load(ROOT / "solutions" / slug / "mutants" / f"{name}.py") for name in WRONG[slug]]
    oracle = of(slug, "oracle")

    for data in drawn(slug):
        answer = ANSWERS[slug](data)
        truth = answer(oracle)
        survivors = [m.__name__ for m in mutants if agrees(answer, m, truth, MARGINS[slug])]
        assert len(survivors) <= len(mutants) / 3, (data, survivors)
