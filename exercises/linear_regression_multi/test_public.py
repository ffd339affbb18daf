"""What a student sees of the tests, and may run at any time."""

import pytest


@pytest.mark.parametrize(
    ("rows", "y", "unrounded", "why"),
    [
        pytest.param(
            [[1], [2], [3]],
            [2, 4, 6],
            {"w": [1.970783], "b": 0.066418},
            "a single feature, the line that you may know",
            id="V01",
        ),
        pytest.param(
            [[1, 2], [2, 0], [0, 1], [3, 1]],
            [9, 5, 4, 10],
            {"w": [1.981500, 2.966097], "b": 1.069956},
            "two features, with the rate and the steps that nobody named",
            id="V02",
        ),
    ],
)
def test_weights_and_intercept(submission, expect, rows, y, unrounded, why):
    """Weights and intercept: {why}."""
    expect.rounded(submission.linear_regression_multi(rows, y), unrounded, places=4)
