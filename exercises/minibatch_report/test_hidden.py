"""What decides: reports on nine sets of points, and the rules about sizes and names."""

import pytest


@pytest.mark.points("16/3")  # 8 points for nine reports: these six and the three drawn ones
@pytest.mark.parametrize(
    ("points", "m", "b", "size", "why"),
    [
        pytest.param([[1, 2], [2, 4], [3, 6]], 0, 0, 2, "pairs out of three points", id="H01"),
        pytest.param([(0, 1), (1, 3), (2, 2), (3, 5), (4, 4)], 0, 0, 2, "pairs out of five points", id="H02"),
        pytest.param([(0, 1), (1, 3), (2, 2), (3, 5), (4, 4)], 1, -1, 5, "a batch of all points", id="H03"),
        pytest.param([(0, 1), (1, 3), (2, 2), (3, 5)], 0.5, 0.25, 3, "triples out of four points", id="H04"),
        pytest.param([(2, 5)], 0, 0, 1, "a single point", id="H05"),
        pytest.param([(1, 1), (1, 1), (2, 3), (4, 0)], 0, 1, 2, "a point that is there twice", id="H06"),
    ],
)
def test_report(submission, expect, oracle, points, m, b, size, why):
    """Full gradient, mean, worst distance and count: {why}."""
    got = submission.minibatch_report(points, m, b, size)

    expect.close(got, oracle.minibatch_report(points, m, b, size))


@pytest.mark.points("8/3")
@pytest.mark.drawn("H09", "H10", "H11")
def test_report_on_your_own_points(submission, expect, oracle, drawn):
    """Full gradient, mean, worst distance and count: your own points {number}, which were drawn for you."""
    got = submission.minibatch_report(*drawn)

    expect.close(got, oracle.minibatch_report(*drawn))


@pytest.mark.case("H07")
@pytest.mark.points(1)
@pytest.mark.depends("H01")
def test_refuses_impossible_sizes(submission, expect):
    """A size of 0, and one above the number of points, raise ValueError."""
    points = [(0, 3), (1, 1), (5, 2)]

    for size in (0, 4):
        expect.raises(ValueError, submission.minibatch_report, points, 0, 0, size)


@pytest.mark.case("H08")
@pytest.mark.points(1)
@pytest.mark.depends("H01")
def test_answer_has_names(submission, expect):
    """The four parts of the answer are named full, mean, worst and batches."""
    got = submission.minibatch_report([(1, 1), (2, 5)], 1, 0, 1)

    expect.fields(got, "full", "mean", "worst", "batches")
