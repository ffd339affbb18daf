"""What a student sees of the tests, and may run at any time."""

import random

import pytest


def slope_of_bowl(x):
    """Return the derivative of (x - 3)**2."""
    return 2 * (x - 3)


def slope_of_double_well(x):
    """Return the derivative of x**4 / 4 - x**2 / 2."""
    return x * x * x - x


def hundred_starts(largest):
    """Return a hundred random starts up to this size, the same ones every time, none exactly at 0."""
    chance = random.Random(17)
    return [chance.choice([-1, 1]) * chance.uniform(0.05, largest) for _ in range(100)]


@pytest.mark.parametrize(
    ("df", "starts", "lr", "ends", "why"),
    [
        pytest.param(slope_of_bowl, hundred_starts(10), 0.2, [3], "a bowl", id="V01"),
        pytest.param(slope_of_double_well, hundred_starts(2), 0.2, [-1, 1], "a double well", id="V02"),
    ],
)
def test_end_points(submission, expect, df, starts, lr, ends, why):
    """Where the runs end: {why}, from a hundred starts."""
    expect.rounded(submission.distinct_minima(df, starts, lr, 60), ends, places=3)
