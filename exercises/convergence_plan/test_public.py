"""What a student sees of the tests, and may run at any time."""

import pytest


@pytest.mark.case("V01")
def test_plan(submission, expect):
    """All four numbers: a bowl that is ten times as steep along one axis as along the other."""
    got = submission.convergence_plan([[1, 0], [0, 10]], 0.01)

    expect.close(got, {"kappa": 10, "best_lr": 0.18181818181818182, "rate": 0.8181818181818182, "steps": 23})
