"""What a student sees of the tests, and may run at any time."""

import pytest


@pytest.mark.case("V01")
def test_one_step(submission, expect):
    """Two weights move by the data and shrink by the penalty."""
    got = submission.weight_decay_step([2.0, -1.0], [0.5, 1.0], 0.1, 0.5)

    expect.close(got, [1.85, -1.05])
