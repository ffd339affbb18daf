"""What a student sees of the tests, and may run at any time."""

import pytest


def bowl(x):
    """Return a**2 + 4 * b**2."""
    a, b = x
    return a * a + 4 * b * b


def slopes_of_bowl(x):
    """Return its gradient."""
    a, b = x
    return [2 * a, 8 * b]


@pytest.mark.parametrize(
    ("tests", "x", "iterations", "reason", "why"),
    [
        # With the rate 0.1 each move multiplies a by 0.8 and b by 0.2.
        pytest.param(
            {"grad_tol": 0.01}, [2 * 0.8**27, 0.2**27], 27, "gradient", "the gradient gets short", id="V01"
        ),
        pytest.param({"max_iter": 3}, [1.024, 0.008], 3, "max_iter", "a budget of three moves", id="V02"),
    ],
)
def test_run(submission, expect, tests, x, iterations, reason, why):
    """Reason, number of moves and end point: {why}."""
    got = submission.descend_until(bowl, slopes_of_bowl, [2, 1], 0.1, **tests)

    end, moves, name = expect.parts(got, "x", "iterations", "reason")
    expect.equal(name, reason, what="reason")
    expect.equal(moves, iterations, what="iterations")
    expect.close(end, x, what="x")
