"""What a student sees of the tests, and may run at any time."""

import pytest


def slope_of_square(x):
    """Return the derivative of x**2."""
    return 2 * x


@pytest.mark.case("V01")
def test_picks_up_speed(submission, expect):
    """Four steps down a parabola: the second move is longer than the first, although the slope is smaller."""
    got = submission.heavy_ball(slope_of_square, 10, 0.1, 0.5, 4)

    expect.close(got, {"history": [10, 8, 5.4, 3.02, 1.226]})
