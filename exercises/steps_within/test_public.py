"""What a student sees of the tests, and may run at any time."""

import pytest


def slope_of_square(x):
    """Return the derivative of x**2."""
    return 2 * x


@pytest.mark.parametrize(
    ("lr", "max_steps", "count", "why"),
    [
        pytest.param(0.1, 10000, 31, "a good rate arrives", id="V01"),
        pytest.param(1.0, 500, None, "a rate that bounces forever never arrives", id="V02"),
    ],
)
def test_count(submission, expect, lr, max_steps, count, why):
    """From 10 to within 0.01 of 0: {why}."""
    got = submission.steps_within(slope_of_square, 10, lr, 0, 0.01, max_steps)

    expect.equal(got, count, what="the number of steps")
