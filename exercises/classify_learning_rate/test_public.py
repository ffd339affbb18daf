"""What a student sees of the tests, and may run at any time."""

import pytest


@pytest.mark.parametrize(
    ("lr", "curvatures", "label", "why"),
    [
        pytest.param(0.25, [2], "converges", "a rate that halves the distance", id="V01"),
        pytest.param(0.85, [2], "oscillates", "a rate that changes sides", id="V02"),
        pytest.param(0.12, [1, 20], "diverges", "a rate that is too large for one of two axes", id="V03"),
    ],
)
def test_label(submission, expect, lr, curvatures, label, why):
    """The label: {why}."""
    expect.equal(submission.classify_learning_rate(lr, curvatures), label, what="the label")
