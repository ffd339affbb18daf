"""What a student sees of the tests, and may run at any time."""

import pytest


def around_the_origin(w):
    """Return the gradient of a**2 + b**2."""
    a, b = w
    return [2 * a, 2 * b]


def around_another_point(w):
    """Return the gradient of (a - 3)**2 + (b + 2)**2."""
    a, b = w
    return [2 * (a - 3), 2 * (b + 2)]


@pytest.mark.parametrize(
    ("grad", "w0", "steps", "end", "why"),
    [
        pytest.param(
            around_the_origin,
            [5, 3],
            50,
            [5 * 0.8**50, 3 * 0.8**50],
            "fifty steps, each of which keeps 0.8 of every coordinate",
            id="V01",
        ),
        pytest.param(around_another_point, [0, 0], 100, [3, -2], "a hundred steps to (3, -2)", id="V02"),
    ],
)
def test_end_of_the_walk(submission, expect, grad, w0, steps, end, why):
    """Every coordinate: {why}."""
    expect.rounded(submission.gradient_descent_nd(grad, w0, 0.1, steps), end, places=6)
