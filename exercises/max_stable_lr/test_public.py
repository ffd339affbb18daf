"""What a student sees of the tests, and may run at any time."""

import pytest


@pytest.mark.parametrize(
    ("matrix", "bound", "why"),
    [
        pytest.param([[1, 0], [0, 20]], 0.1, "a bowl that is stretched along its axes", id="V01"),
        pytest.param([[2, 1], [1, 2]], 0.6666666666666666, "a bowl that is stretched askew", id="V02"),
    ],
)
def test_bound(submission, expect, matrix, bound, why):
    """The bound: {why}."""
    expect.close(submission.max_stable_lr(matrix), bound)
