"""What decides: four sets of points and three of your own, and the two promises about the input."""

import pytest


@pytest.mark.points("128/35")  # 6.4 points for seven sets of points: these four and the three drawn ones
@pytest.mark.parametrize(
    ("points", "m", "b", "why"),
    [
        pytest.param([(0, 1), (2, 5)], 1, -1, "whole numbers, points above the line", id="H01"),
        pytest.param([(3, 7)], 2, 0, "a single point", id="H02"),
        pytest.param(
            [(-1.5, 2.25), (0.5, -1), (4, 3.5)], -0.5, 1.25, "points on both sides of the line", id="H03"
        ),
        pytest.param([(1, 10**6), (2, -(10**6))], 0, 0, "very large numbers", id="H04"),
    ],
)
def test_loss_and_slopes(submission, expect, oracle, points, m, b, why):
    """Loss, dm and db: {why}."""
    expect.close(submission.mse_and_gradient(points, m, b), oracle.mse_and_gradient(points, m, b))


@pytest.mark.points("96/35")
@pytest.mark.drawn("H07", "H08", "H09")
def test_loss_and_slopes_of_your_own_line(submission, expect, oracle, drawn):
    """Loss, dm and db: your own line {number}, with points that were drawn for you."""
    expect.close(submission.mse_and_gradient(*drawn), oracle.mse_and_gradient(*drawn))


@pytest.mark.case("H05")
@pytest.mark.points("0.8")
@pytest.mark.depends("H01")
def test_points_stay_as_they_are(submission, expect):
    """The points that you were given are unchanged after the call."""
    points = [[4, 3.5], [-1.5, 2.25], [0.5, -1]]

    expect.unchanged(submission.mse_and_gradient, points, -0.5, 1.25)


@pytest.mark.case("H06")
@pytest.mark.points("0.8")
@pytest.mark.depends("H01")
def test_no_points_is_an_error(submission, expect):
    """An empty list of points raises ValueError."""
    expect.raises(ValueError, submission.mse_and_gradient, [], 1, 0)
