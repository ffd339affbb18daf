"""What decides: tables of several bowls and rates, your own ones, and the rules about rows and input."""

import pytest

STRETCHED = [[1, 0], [0, 20]]


@pytest.mark.points("3.84")  # 6.4 points for ten tables: these six, the empty one and the three drawn ones
@pytest.mark.parametrize(
    ("matrix", "start", "lr", "steps", "report", "tie", "why"),
    [
        pytest.param(STRETCHED, [5, 5], 0.005, 20, [1, 2, 3, 6, 20], False, "a small rate", id="H01"),
        pytest.param(STRETCHED, [5, 5], 0.12, 20, [1, 2, 3, 6, 20], False, "a run that escapes", id="H02"),
        pytest.param([[2, 1], [1, 3]], [1, -2], 0.2, 6, [1, 3, 6], False, "coupled directions", id="H03"),
        # After step 4 the first coordinate is 3.2805, in the middle of two thousandths: both are right.
        pytest.param(STRETCHED, [5, 5], 0.1, 4, [1, 2, 3, 4], True, "the edge of stability", id="H04"),
        pytest.param([[4]], [3], 0.125, 5, [2, 5], False, "a single number", id="H05"),
        pytest.param(
            [[1, 0.5], [0.5, 2]],
            [0.004, 0.006],
            0.05,
            40,
            [40],
            False,
            "a start next to the minimum",
            id="H08",
        ),
    ],
)
def test_table(submission, expect, oracle, matrix, start, lr, steps, report, tie, why):
    """Step, position and loss in each row: {why}."""
    expect.rounded(
        submission.quadratic_run(matrix, start, lr, steps, report),
        oracle.quadratic_run(matrix, start, lr, steps, report),
        places=3,
        tie=tie,
    )


@pytest.mark.case("H06")
@pytest.mark.points("0.64")
@pytest.mark.depends("H01")
def test_nothing_to_report(submission, expect):
    """A table without rows: nothing is to be reported."""
    expect.rounded(submission.quadratic_run(STRETCHED, [5, 5], 0.08, 3, []), [], places=3)


@pytest.mark.points("1.92")
@pytest.mark.drawn("H11", "H12", "H13")
def test_your_own_table(submission, expect, oracle, drawn):
    """Step, position and loss in each row: your own bowl {number}, with numbers of yours."""
    expect.rounded(submission.quadratic_run(*drawn), oracle.quadratic_run(*drawn), places=3)


@pytest.mark.case("H07")
@pytest.mark.points("8/15")
@pytest.mark.depends("H01")
def test_input_stays_as_it_is(submission, expect):
    """The matrix, the start and the list of steps are unchanged after the call."""
    expect.unchanged(submission.quadratic_run, [[2.0, 1.0], [1.0, 3.0]], [4.0, -1.0], 0.1, 3, [1, 3])


@pytest.mark.case("H09")
@pytest.mark.points("8/15")
@pytest.mark.depends("H01")
def test_at_most_three_decimals(submission, expect, oracle):
    """Positions and losses carry at most 3 decimals."""
    args = (STRETCHED, [5, 5], 0.005, 20, [3, 7, 20])

    rows = submission.quadratic_run(*args)
    expect.rounded(rows, oracle.quadratic_run(*args), places=3)
    for row in rows:
        expect.decimals(row, 3, fields=("step", "theta", "loss"))


@pytest.mark.case("H10")
@pytest.mark.points("8/15")
@pytest.mark.depends("H01")
def test_rows_have_names(submission, expect, oracle):
    """The three parts of a row are named step, theta and loss."""
    args = (STRETCHED, [5, 5], 0.005, 20, [2, 19])

    rows = submission.quadratic_run(*args)
    expect.rounded(rows, oracle.quadratic_run(*args), places=3)
    for row in rows:
        expect.fields(row, "step", "theta", "loss")
