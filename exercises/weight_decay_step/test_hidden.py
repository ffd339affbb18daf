"""What decides: single steps, your own ones, and the rules about the input."""

import numpy as np
import pytest


@pytest.mark.points(3)  # 4.8 points for eight steps: these five and the three drawn ones
@pytest.mark.parametrize(
    ("w", "data_grad", "lr", "lam", "why"),
    [
        pytest.param([2, -1], [0, 0], 0.1, 0.5, "the data do not pull at all", id="H01"),
        pytest.param([0.0, 0.0], [1.0, -2.0], 0.2, 3.0, "weights of 0 have nothing to lose", id="H02"),
        pytest.param([10.0], [4.0], 0.25, 2.0, "a single weight", id="H03"),
        pytest.param((1.0, 2.0, -3.0), (0.0, -1.0, 2.0), 0.01, 10.0, "three weights in a tuple", id="H04"),
        pytest.param([4.0, -2.0], [1.0, 1.0], 0.1, 0.0, "no penalty", id="H05"),
    ],
)
def test_step(submission, expect, oracle, w, data_grad, lr, lam, why):
    """The new weights: {why}."""
    expect.close(
        submission.weight_decay_step(w, data_grad, lr, lam), oracle.weight_decay_step(w, data_grad, lr, lam)
    )


@pytest.mark.points("1.8")
@pytest.mark.drawn("H09", "H10", "H11")
def test_your_own_step(submission, expect, oracle, drawn):
    """The new weights: your own step {number}, with numbers of yours."""
    expect.close(submission.weight_decay_step(*drawn), oracle.weight_decay_step(*drawn))


@pytest.mark.case("H06")
@pytest.mark.points("0.4")
@pytest.mark.depends("H01")
def test_different_lengths_are_an_error(submission, expect):
    """More slopes than weights, or fewer, raise ValueError."""
    expect.raises(ValueError, submission.weight_decay_step, [1.0, 2.0], [0.5, 0.5, 0.5], 0.1, 0.5)
    expect.raises(ValueError, submission.weight_decay_step, [1.0, 2.0, 3.0], [0.5, 0.5], 0.1, 0.5)
    expect.raises(ValueError, submission.weight_decay_step, [1.0], [0.5, 0.5, 0.5], 0.1, 0.5)


@pytest.mark.case("H07")
@pytest.mark.points("0.4")
@pytest.mark.depends("H01")
def test_weights_stay_as_they_are(submission, expect):
    """The weights and slopes that you were given are unchanged after the call."""
    expect.unchanged(submission.weight_decay_step, [3.0, -0.5, 2.0], [1.0, 0.0, -1.0], 0.2, 0.1)


@pytest.mark.case("H08")
@pytest.mark.points("0.4")
@pytest.mark.depends("H01")
def test_takes_integer_arrays(submission, expect, oracle):
    """The weights may come as a NumPy array of integers; the new ones are no integers."""
    got = submission.weight_decay_step(np.array([2, -1]), np.array([0.5, 1.0]), 0.1, 0.5)

    expect.close(got, oracle.weight_decay_step([2, -1], [0.5, 1.0], 0.1, 0.5))
