"""What a student sees of the tests, and may run at any time."""

import pytest


@pytest.mark.case("V01")
def test_steepest_direction(submission, expect):
    """Place, rate and bound: one direction points exactly against the gradient and reaches the bound."""
    got = submission.steepest_of([3, 4], [(1, 0), (0, -1), (-3, -4), (-1, 0)])

    expect.close(got, {"index": 2, "rate": -5, "bound": -5})
