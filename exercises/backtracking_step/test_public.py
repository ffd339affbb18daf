"""What a student sees of the tests, and may run at any time."""

import pytest


def stretched_bowl(x):
    """Return a**2 + 4 * b**2."""
    a, b = x
    return a * a + 4 * b * b


def gradient_of_stretched_bowl(x):
    """Return its two slopes."""
    a, b = x
    return [2 * a, 8 * b]


@pytest.mark.case("V01")
def test_step_on_the_stretched_bowl(submission, expect):
    """One step from (2, 1) on a stretched bowl: the third rate passes."""
    got = submission.backtracking_step(stretched_bowl, gradient_of_stretched_bowl, [2, 1])

    expect.close(got, {"alpha": 0.25, "x": [1, -1], "tries": 3})
