"""What decides: walks in one to four dimensions, and the rules about start and rounding."""

import numpy as np
import pytest


def round_bowl(w):
    """Return the gradient of a**2 + b**2."""
    a, b = w
    return [2 * a, 2 * b]


def stretched_bowl(w):
    """Return the gradient of a**2 + 4 * b**2."""
    a, b = w
    return [2 * a, 8 * b]


def valley(w):
    """Return the gradient of a**2."""
    (a,) = w
    return [2 * a]


def tilted_bowl(w):
    """Return the gradient of a**2 + a * b + 2 * b**2; each slope depends on both coordinates."""
    a, b = w
    return [2 * a + b, a + 4 * b]


def bowl_tilted_the_other_way(w):
    """Return the gradient of 2 * a**2 - a * b + b**2."""
    a, b = w
    return [4 * a - b, -a + 2 * b]


def three_curvatures(w):
    """Return the gradient of a**2 / 2 + b**2 + 2 * c**2."""
    a, b, c = w
    return [a, 2 * b, 4 * c]


def bowl(matrix, center):
    """Return the gradient of the quadratic with these curvatures around this lowest point."""

    def gradient(w):
        away = [a - c for a, c in zip(w, center, strict=True)]
        return [sum(entry * a for entry, a in zip(row, away, strict=True)) for row in matrix]

    return gradient


@pytest.mark.points("4.48")  # 6.4 points for ten walks: these seven and the three drawn ones
@pytest.mark.parametrize(
    ("grad", "w0", "lr", "steps", "why"),
    [
        pytest.param(stretched_bowl, (2, 1), 0.2, 1, "one step, from a tuple", id="H01"),
        pytest.param(valley, [7], 0.25, 3, "a single coordinate", id="H02"),
        pytest.param(tilted_bowl, [1, -2], 0.1, 5, "slopes that depend on both coordinates", id="H03"),
        pytest.param(three_curvatures, [8, -8, 1], 0.25, 3, "three coordinates", id="H04"),
        pytest.param(round_bowl, [5, 3], 0.1, 0, "no steps at all", id="H05"),
        pytest.param(
            round_bowl, [4e-06, -4e-06], 0.1, 20, "a start very close to the lowest point", id="H06"
        ),
        pytest.param(
            bowl_tilted_the_other_way, (3, 2), 0.2, 4, "slopes that depend on each other again", id="H10"
        ),
    ],
)
def test_end_of_the_walk(submission, expect, oracle, grad, w0, lr, steps, why):
    """Every coordinate: {why}."""
    expect.rounded(
        submission.gradient_descent_nd(grad, w0, lr, steps),
        oracle.gradient_descent_nd(grad, w0, lr, steps),
        places=6,
    )


@pytest.mark.points("1.92")
@pytest.mark.drawn("H11", "H12", "H13")
def test_end_of_your_own_walk(submission, expect, oracle, drawn):
    """Every coordinate: your own walk {number}, on a bowl that was drawn for you."""
    grad = bowl(drawn["matrix"], drawn["center"])
    walk = (drawn["start"], drawn["rate"], drawn["steps"])

    expect.rounded(
        submission.gradient_descent_nd(grad, *walk), oracle.gradient_descent_nd(grad, *walk), places=6
    )


@pytest.mark.case("H07")
@pytest.mark.points("8/15")
@pytest.mark.depends("H01")
def test_start_is_unchanged(submission, expect):
    """The start that you were given is unchanged after the call."""
    expect.unchanged(submission.gradient_descent_nd, tilted_bowl, [3.5, -1.25], 0.1, 4)


@pytest.mark.case("H08")
@pytest.mark.points("8/15")
@pytest.mark.depends("H01")
def test_takes_an_array_of_whole_numbers(submission, expect, oracle):
    """The start may be a NumPy array of whole numbers."""
    expect.rounded(
        submission.gradient_descent_nd(round_bowl, np.array([5, 3]), 0.1, 50),
        oracle.gradient_descent_nd(round_bowl, [5, 3], 0.1, 50),
        places=6,
    )


@pytest.mark.case("H09")
@pytest.mark.points("8/15")
@pytest.mark.depends("H01")
def test_reports_six_decimals(submission, expect):
    """Every coordinate carries at most 6 decimals."""
    expect.decimals(submission.gradient_descent_nd(tilted_bowl, [1, -2], 0.15, 12), 6)
