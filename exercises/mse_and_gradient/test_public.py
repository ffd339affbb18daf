"""What a student sees of the tests, and may run at any time."""

import pytest


@pytest.mark.parametrize(
    ("points", "m", "b", "expected", "why"),
    [
        pytest.param(
            [(1, 2), (2, 4), (3, 6)],
            0,
            0,
            {"loss": 56 / 3, "dm": -56 / 3, "db": -8},
            "points far above a flat line",
            id="V01",
        ),
        pytest.param(
            [(1, 2), (2, 4), (3, 6)],
            2,
            0,
            {"loss": 0, "dm": 0, "db": 0},
            "a perfect fit has no loss and is flat",
            id="V02",
        ),
        pytest.param(
            [(1, 3), (2, 3), (4, 5)],
            1,
            0,
            {"loss": 2, "dm": -16 / 3, "db": -8 / 3},
            "the example of the statement",
            id="V03",
        ),
    ],
)
def test_loss_and_slopes(submission, expect, points, m, b, expected, why):
    """Loss, dm and db: {why}."""
    expect.close(submission.mse_and_gradient(points, m, b), expected)
