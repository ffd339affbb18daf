"""What decides: where the descent stands after its steps, and the rules around it."""

import pytest

FOUR_ROWS = [[2, 0], [1, 2], [3, 1], [0, 1]]


@pytest.mark.points("7.84")  # 11.2 points for ten tables: these seven and the three drawn ones
@pytest.mark.parametrize(
    ("rows", "y", "settings", "why"),
    [
        pytest.param(FOUR_ROWS, [5, 9, 10, 4], {"lam": 0.5}, "two features and a penalty", id="H01"),
        pytest.param(
            FOUR_ROWS, [5, 9, 10, 4], {"lr": 0.1, "steps": 25}, "few steps at a larger rate", id="H02"
        ),
        pytest.param([[1, 1], [2, 2], [3, 3]], [2, 4, 6], {}, "two features that are always equal", id="H03"),
        pytest.param([[2, -1, 0.5]], [3], {}, "a single row with three features", id="H04"),
        pytest.param([[0, 0], [1, 0], [0, 1]], [5, 5, 5], {"steps": 50}, "all y alike", id="H05"),
        pytest.param([[1, 2], [2, 0]], [3, 4], {"steps": 0}, "no step at all", id="H06"),
        pytest.param(
            [[1, 0], [0, 2], [2, 2]],
            [-3, 8, 4],
            {"lam": 0.1, "lr": 0.05, "steps": 300},
            "a penalty, a rate and a number of steps",
            id="H08",
        ),
    ],
)
def test_weights_and_intercept(submission, expect, oracle, rows, y, settings, why):
    """Weights and intercept: {why}."""
    expect.rounded(
        submission.linear_regression_multi(rows, y, **settings),
        oracle.linear_regression_multi(rows, y, **settings),
        places=4,
    )


@pytest.mark.points("3.36")
@pytest.mark.drawn("H12", "H13", "H14")
def test_your_own_table(submission, expect, oracle, drawn):
    """Weights and intercept: your own table {number}, with numbers that were drawn for you."""
    rows, y, settings = drawn

    expect.rounded(
        submission.linear_regression_multi(rows, y, **settings),
        oracle.linear_regression_multi(rows, y, **settings),
        places=4,
    )


@pytest.mark.case("H07")
@pytest.mark.points("0.7")
@pytest.mark.depends("H01")
def test_refuses_what_does_not_fit(submission, expect):
    """A table without rows, a y too many or too few, and rows of different lengths raise ValueError."""
    expect.raises(ValueError, submission.linear_regression_multi, [], [])
    expect.raises(ValueError, submission.linear_regression_multi, [[1, 2], [2, 0]], [3])
    expect.raises(ValueError, submission.linear_regression_multi, [[1, 2], [2, 0]], [3, 4, 5])
    expect.raises(ValueError, submission.linear_regression_multi, [[1, 2], [2]], [3, 4])
    expect.raises(ValueError, submission.linear_regression_multi, [[1], [2, 0]], [3, 4])


@pytest.mark.case("H09")
@pytest.mark.points("0.7")
@pytest.mark.depends("H01")
def test_reports_four_decimals(submission, expect):
    """Every number carries at most 4 decimals."""
    got = submission.linear_regression_multi(FOUR_ROWS, [8, 5, -4, 10], lam=0.1)

    expect.decimals(got, 4, fields=("w", "b"))


@pytest.mark.case("H10")
@pytest.mark.points("0.7")
@pytest.mark.depends("H01")
def test_answer_has_names(submission, expect):
    """The two parts of the answer are named w and b."""
    expect.fields(submission.linear_regression_multi(FOUR_ROWS, [1, 2, 3, 5], steps=5), "w", "b")


@pytest.mark.case("H11")
@pytest.mark.points("0.7")
@pytest.mark.depends("H01")
def test_table_stays_as_it_is(submission, expect):
    """The table and the y that you were given are unchanged after the call."""
    expect.unchanged(submission.linear_regression_multi, [[1, 2], [2, 0], [0, 1]], [9, 5, 4], steps=10)
