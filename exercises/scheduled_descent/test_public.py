"""What a student sees of the tests, and may run at any time."""

import pytest


def slope_of_square(x):
    """Return the derivative of x**2."""
    return 2 * x


def slope_of_half_square(x):
    """Return the derivative of x**2 / 2."""
    return x


@pytest.mark.parametrize(
    ("df", "steps", "kind", "alpha0", "decay", "expected", "why"),
    [
        pytest.param(
            slope_of_square,
            4,
            "inverse",
            0.4,
            0.5,
            {
                "result": 0.3808,
                "history": [10, 2, 14 / 15, 0.56, 0.3808],
                "rates": [0.4, 4 / 15, 0.2, 0.16],
            },
            "a rate that fades like one over time",
            id="V01",
        ),
        pytest.param(
            slope_of_half_square,
            3,
            "exponential",
            0.5,
            0.8,
            {"result": 2.04, "history": [10, 5, 3, 2.04], "rates": [0.5, 0.4, 0.32]},
            "a rate that fades exponentially",
            id="V02",
        ),
    ],
)
def test_walk(submission, expect, df, steps, kind, alpha0, decay, expected, why):
    """Result, history and rates: {why}."""
    expect.close(submission.scheduled_descent(df, 10, steps, kind, alpha0, decay), expected)
