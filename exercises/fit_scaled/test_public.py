"""What a student sees of the tests, and may run at any time."""

import pytest


@pytest.mark.case("V01")
def test_one_large_feature(submission, expect):
    """Weight and intercept: a feature of a few hundred, and the rate 0.1."""
    got = submission.fit_scaled([[100], [200], [300]], [1, 2, 4])

    expect.rounded(got, {"w": [0.015], "b": -0.666667}, places=4)
