"""What decides: the end points of nine sets of runs, and the rules about rounding and the starts."""

import pytest


def slope_of_double_well(x):
    """Return the derivative of x**4 / 4 - x**2 / 2; a power x**3 would raise OverflowError."""
    return x * x * x - x


def slope_of_square(x):
    """Return the derivative of x**2."""
    return 2 * x


def slope_around_three(x):
    """Return the derivative of (x - 3)**2."""
    return 2 * (x - 3)


def slope_of_uneven_wells(x):
    """Return a slope with wells at -2 and 1 and the hilltop at 0."""
    return (x + 2) * x * (x - 1)


def wells(left, top, right):
    """Return a slope with these wells and this hilltop between them."""
    return lambda x: (x - left) * (x - top) * (x - right)


@pytest.mark.points("64/15")  # 6.4 points for nine sets of runs: these six and the three drawn ones
@pytest.mark.parametrize(
    ("df", "starts", "lr", "steps", "why"),
    [
        pytest.param(slope_of_double_well, [1.5, 0, -1.5], 0.1, 400, "a start on the hilltop", id="H01"),
        pytest.param(slope_of_double_well, [0.5, -0.5, 10], 0.1, 400, "a start that blows up", id="H02"),
        pytest.param(slope_of_square, [1, -1], 0.1, 200, "one bowl from both sides", id="H03"),
        pytest.param(slope_of_square, [], 0.1, 200, "no starts", id="H04"),
        pytest.param(
            slope_of_uneven_wells, [3, -3, 0.2, -0.2, 0.5], 0.05, 600, "wells that are not alike", id="H05"
        ),
        pytest.param(slope_around_three, list(range(10)), 0.5, 50, "whole numbers", id="H06"),
    ],
)
def test_end_points(submission, expect, oracle, df, starts, lr, steps, why):
    """Where the runs end: {why}."""
    got = submission.distinct_minima(df, starts, lr, steps)

    expect.rounded(got, oracle.distinct_minima(df, starts, lr, steps), places=3)


@pytest.mark.points("32/15")
@pytest.mark.drawn("H09", "H10", "H11")
def test_end_points_of_your_own_runs(submission, expect, oracle, drawn):
    """Where the runs end: your own thirty starts between your own wells, set {number}, drawn for you."""
    runs = (wells(*drawn["slope"]), drawn["starts"], drawn["lr"], drawn["steps"])

    expect.rounded(submission.distinct_minima(*runs), oracle.distinct_minima(*runs), places=3)


@pytest.mark.case("H07")
@pytest.mark.points("0.8")
@pytest.mark.depends("H01")
def test_reports_three_decimals(submission, expect):
    """Every end point carries at most 3 decimals."""
    expect.decimals(submission.distinct_minima(slope_of_square, [1, 3, -2], 0.1, 10), 3)


@pytest.mark.case("H08")
@pytest.mark.points("0.8")
@pytest.mark.depends("H01")
def test_starts_are_unchanged(submission, expect):
    """The starts that you were given are unchanged after the call."""
    expect.unchanged(submission.distinct_minima, slope_of_square, [2.5, -1, 2.5, 0.5], 0.1, 20)
