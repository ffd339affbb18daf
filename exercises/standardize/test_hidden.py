"""What decides: some tables, your own ones, and the rules about bad tables, input and names."""

import pytest


@pytest.mark.points("3.2")  # 5.6 points for seven tables: these four and the three drawn ones
@pytest.mark.parametrize(
    ("rows", "why"),
    [
        pytest.param([[1, 10], [2, 20], [3, 60]], "three rows, two columns", id="H01"),
        pytest.param([[5, 1], [5, 2], [5, 6]], "a column in which all entries are equal", id="H02"),
        pytest.param([[4, -7]], "a single row", id="H03"),
        pytest.param([[1.5], [2.5], [-4.0], [0.0]], "a single column, with numbers below 0", id="H04"),
    ],
)
def test_table(submission, expect, oracle, rows, why):
    """Scaled rows, means and standard deviations: {why}."""
    expect.close(submission.standardize(rows), oracle.standardize(rows))


@pytest.mark.points("2.4")
@pytest.mark.drawn("H08", "H09", "H10")
def test_your_own_table(submission, expect, oracle, drawn):
    """Scaled rows, means and standard deviations: your own table {number}, with numbers of yours."""
    expect.close(submission.standardize(drawn), oracle.standardize(drawn))


@pytest.mark.case("H05")
@pytest.mark.points("7/15")
@pytest.mark.depends("H01")
def test_refuses_what_is_no_table(submission, expect):
    """A table without rows, and rows of different lengths, raise ValueError."""
    expect.raises(ValueError, submission.standardize, [])
    expect.raises(ValueError, submission.standardize, [[1, 2], [3]])
    expect.raises(ValueError, submission.standardize, [[1], [2, 3]])


@pytest.mark.case("H06")
@pytest.mark.points("7/15")
@pytest.mark.depends("H01")
def test_table_stays_as_it_is(submission, expect):
    """The table that you were given is unchanged after the call."""
    expect.unchanged(submission.standardize, [[1.0, 40.0], [2.0, 20.0], [6.0, 90.0]])


@pytest.mark.case("H07")
@pytest.mark.points("7/15")
@pytest.mark.depends("H01")
def test_answer_has_names(submission, expect):
    """The three parts of the answer are named Z, mean and std."""
    expect.fields(submission.standardize([[2, 5], [4, 9]]), "Z", "mean", "std")
