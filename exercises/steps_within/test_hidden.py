"""What decides: how many steps from various starts, your own data, and what the budget means."""

import pytest


def slope_of_square(x):
    """Return the derivative of x**2."""
    return 2 * x


def slope_around_three(x):
    """Return the derivative of (x - 3)**2."""
    return 2 * (x - 3)


@pytest.mark.points("3.92")  # 5.6 points for ten counts: these seven and the three drawn ones
@pytest.mark.parametrize(
    ("df", "x0", "lr", "target", "tol", "why"),
    [
        pytest.param(slope_of_square, 10, 0.01, 0, 0.01, "a small rate", id="H01"),
        pytest.param(slope_of_square, 10, 0.5, 0, 0.01, "a rate that jumps to the bottom", id="H02"),
        pytest.param(slope_of_square, 0.005, 0.1, 0, 0.01, "a start that is close enough", id="H04"),
        pytest.param(slope_of_square, 4, 0.25, 0, 0.25, "a distance of exactly the tolerance", id="H05"),
        pytest.param(slope_around_three, 0, 0.1, 3, 0.01, "a target that is not 0", id="H06"),
        pytest.param(slope_of_square, -10, 0.1, 0, 0.01, "a start on the other side", id="H07"),
        pytest.param(slope_of_square, 10, 0.9, 0, 0.01, "a rate that jumps from side to side", id="H10"),
    ],
)
def test_count(submission, expect, oracle, df, x0, lr, target, tol, why):
    """The number of steps: {why}."""
    count = oracle.steps_within(df, x0, lr, target, tol)

    expect.equal(submission.steps_within(df, x0, lr, target, tol), count, what="the number of steps")


@pytest.mark.points("1.68")
@pytest.mark.drawn("H11", "H12", "H13")
def test_count_of_your_own_walk(submission, expect, oracle, drawn):
    """The number of steps: your own walk {number}, with numbers of yours."""
    target, x0, lr, tol = drawn
    budget = 1000  # more than any of them needs, and soon spent by a program that never sees it arrive

    def df(x):
        return 2 * (x - target)

    count = oracle.steps_within(df, x0, lr, target, tol, budget)
    expect.equal(submission.steps_within(df, x0, lr, target, tol, budget), count, what="the number of steps")


@pytest.mark.points("1.4")
@pytest.mark.depends("H01")
@pytest.mark.parametrize(
    ("lr", "max_steps", "why"),
    [
        pytest.param(1.1, 500, "a walk that runs away gives None", id="H03"),
        pytest.param(0.1, 31, "the last step that is allowed counts", id="H08"),
        pytest.param(0.1, 30, "one step fewer than needed gives None", id="H09"),
    ],
)
def test_budget(submission, expect, oracle, lr, max_steps, why):
    """The budget of steps: {why}."""
    count = oracle.steps_within(slope_of_square, 10, lr, 0, 0.01, max_steps)

    got = submission.steps_within(slope_of_square, 10, lr, 0, 0.01, max_steps)
    expect.equal(got, count, what="the number of steps")
