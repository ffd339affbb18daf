"""What a student sees of the tests, and may run at any time."""

import math

import pytest


@pytest.mark.case("V01")
def test_report(submission, expect):
    """Full gradient, mean, worst distance and count: three batches of a single point."""
    got = submission.minibatch_report([(1, 2), (2, 4), (3, 6)], 0, 0, 1)

    # The single gradients are (-4, -4), (-16, -8) and (-36, -12); the last is the worst.
    full = [-56 / 3, -8]
    worst = math.hypot(-36 + 56 / 3, -12 + 8)
    expect.close(got, {"full": full, "mean": full, "worst": worst, "batches": 3})
