"""What a student sees of the tests, and may run at any time."""

import pytest


@pytest.mark.parametrize(
    ("rows", "y", "settings", "unrounded", "why"),
    [
        pytest.param(
            [[0], [1], [2], [3]],
            [0, 0, 1, 1],
            {},
            {"w": [1.663649], "b": -2.018336},
            "two classes that a threshold separates",
            id="V01",
        ),
        pytest.param(
            [[2]], [1], {"lr": 0.5, "steps": 1}, {"w": [0.5], "b": 0.25}, "one step from zeros", id="V02"
        ),
    ],
)
def test_weights_and_intercept(submission, expect, rows, y, settings, unrounded, why):
    """Weights and intercept: {why}."""
    expect.rounded(submission.logistic_regression(rows, y, **settings), unrounded, places=4)
