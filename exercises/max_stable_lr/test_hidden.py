"""What decides: the bounds of many bowls and of your own, and what is no bowl at all."""

import numpy as np
import pytest


@pytest.mark.points("256/55")  # 6.4 points for eleven bounds: these eight and the three drawn ones
@pytest.mark.parametrize(
    ("matrix", "why"),
    [
        pytest.param([[1, 0], [0, 10]], "two axes", id="H01"),
        pytest.param([[2, 0], [0, 8]], "two other axes", id="H02"),
        pytest.param([[5]], "a single axis", id="H03"),
        pytest.param([[5, 2], [2, 2]], "a bowl askew", id="H04"),
        pytest.param([[4, 1, 0], [1, 3, 1], [0, 1, 2]], "three dimensions", id="H05"),
        pytest.param([[10, -3], [-3, 2]], "entries below zero", id="H06"),
        pytest.param([[0.001, 0], [0, 1000.0]], "curvatures a million apart", id="H07"),
        pytest.param(np.array([[2, -1, 0], [-1, 2, -1], [0, -1, 2]]), "a NumPy array", id="H08"),
    ],
)
def test_bound(submission, expect, oracle, matrix, why):
    """The bound: {why}."""
    expect.close(submission.max_stable_lr(matrix), oracle.max_stable_lr(matrix))


@pytest.mark.points("96/55")
@pytest.mark.drawn("H11", "H12", "H13")
def test_bound_of_your_own_bowl(submission, expect, oracle, drawn):
    """The bound: your own bowl {number}, which was drawn for you."""
    expect.close(submission.max_stable_lr(drawn), oracle.max_stable_lr(drawn))


@pytest.mark.case("H09")
@pytest.mark.points("0.8")
@pytest.mark.depends("H01")
def test_refuses_saddles(submission, expect):
    """A matrix with a negative eigenvalue raises ValueError."""
    expect.raises(ValueError, submission.max_stable_lr, [[1, 2], [2, 1]])


@pytest.mark.case("H10")
@pytest.mark.points("0.8")
@pytest.mark.depends("H01")
def test_refuses_what_is_no_bowl(submission, expect):
    """A matrix that is not symmetric, not square, empty or singular raises ValueError."""
    for matrix in ([[1, 2], [0, 3]], [[1, 0]], [], [[1, 0], [0, 0]]):
        expect.raises(ValueError, submission.max_stable_lr, matrix)
