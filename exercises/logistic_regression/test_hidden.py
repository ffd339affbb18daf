"""What decides: where the descent stands after its steps, even with huge scores, and the rules around it."""

import pytest


@pytest.mark.points("112/15")  # 11.2 points for nine tables: these six and the three drawn ones
@pytest.mark.parametrize(
    ("rows", "y", "settings", "why"),
    [
        pytest.param(
            [[3], [0], [2], [1]], [1, 0, 0, 1], {"lr": 0.2, "steps": 50}, "classes that overlap", id="H01"
        ),
        pytest.param(
            [[1, -1], [2, 0], [0, 2], [-1, 1]], [1, 1, 0, 0], {"steps": 100}, "two features", id="H02"
        ),
        pytest.param(
            [[800], [-900], [1000]], [1, 0, 1], {"lr": 0.1, "steps": 20}, "scores in the thousands", id="H03"
        ),
        pytest.param([[1], [2]], [1, 1], {"steps": 30}, "a single class", id="H04"),
        pytest.param([[0], [1]], [0, 1], {"steps": 0}, "no step at all", id="H05"),
        pytest.param(
            [[1000], [-700], [-400]],
            [0, 1, 0],
            {"lr": 0.1, "steps": 7},
            "scores in the thousands, on both sides, and classes that overlap",
            id="H06",
        ),
    ],
)
def test_weights_and_intercept(submission, expect, oracle, rows, y, settings, why):
    """Weights and intercept: {why}."""
    expect.rounded(
        submission.logistic_regression(rows, y, **settings),
        oracle.logistic_regression(rows, y, **settings),
        places=4,
    )


@pytest.mark.points("56/15")
@pytest.mark.drawn("H11", "H12", "H13")
def test_your_own_table(submission, expect, oracle, drawn):
    """Weights and intercept: your own table {number}, with numbers that were drawn for you."""
    rows, y, settings = drawn

    expect.rounded(
        submission.logistic_regression(rows, y, **settings),
        oracle.logistic_regression(rows, y, **settings),
        places=4,
    )


@pytest.mark.case("H07")
@pytest.mark.points("0.7")
@pytest.mark.depends("H01")
def test_refuses_bad_data(submission, expect):
    """A table without rows, a y too many or too few, and labels other than 0 and 1 raise ValueError."""
    expect.raises(ValueError, submission.logistic_regression, [], [])
    expect.raises(ValueError, submission.logistic_regression, [[1], [2], [3]], [0, 1])
    expect.raises(ValueError, submission.logistic_regression, [[1], [2]], [0, 1, 1])
    expect.raises(ValueError, submission.logistic_regression, [[1], [2], [3]], [0, 1, 2])
    expect.raises(ValueError, submission.logistic_regression, [[1], [2]], [-1, 1])


@pytest.mark.case("H08")
@pytest.mark.points("0.7")
@pytest.mark.depends("H01")
def test_answer_has_names(submission, expect):
    """The two parts of the answer are named w and b."""
    expect.fields(submission.logistic_regression([[1, 3], [2, -1]], [0, 1], steps=5), "w", "b")


@pytest.mark.case("H09")
@pytest.mark.points("0.7")
@pytest.mark.depends("H01")
def test_reports_four_decimals(submission, expect):
    """Every number carries at most 4 decimals."""
    got = submission.logistic_regression([[1, 3], [2, -1], [0, 2]], [0, 1, 1], steps=12)

    expect.decimals(got, 4, fields=("w", "b"))


@pytest.mark.case("H10")
@pytest.mark.points("0.7")
@pytest.mark.depends("H01")
def test_data_stay_as_they_are(submission, expect):
    """The rows and the labels that you were given are unchanged after the call."""
    expect.unchanged(submission.logistic_regression, [[1, 3], [2, -1], [0, 2]], [0, 1, 1], steps=3)
