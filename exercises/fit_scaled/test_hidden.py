"""What decides: some data, your own ones, and the rules about bad data, rounding, names and input."""

import pytest

HOUSES = [[1, 1000], [2, 1500], [3, 1200], [4, 2000]]


@pytest.mark.points(6)  # 9.6 points for eight data sets: these five and the three drawn ones
@pytest.mark.parametrize(
    ("rows", "y", "options", "why"),
    [
        pytest.param(HOUSES, [3, 5, 4, 9], {}, "two features of very different size", id="H01"),
        pytest.param(HOUSES, [3, 5, 4, 9], {"steps": 10}, "ten steps, which do not arrive", id="H02"),
        pytest.param([[5, 1], [5, 2], [5, 6]], [1, 2, 4], {}, "a feature that never changes", id="H03"),
        pytest.param(
            [[-40], [10], [60], [90]],
            [7, 2.5, -1, -6],
            {"lr": 0.05, "steps": 30},
            "numbers below 0, and a rate and steps of their own",
            id="H04",
        ),
        pytest.param(
            [[0.001], [0.002], [0.004]], [10, 20, 50], {"steps": 40}, "a feature of thousandths", id="H05"
        ),
    ],
)
def test_model(submission, expect, oracle, rows, y, options, why):
    """Weights and intercept: {why}."""
    got = submission.fit_scaled(rows, y, **options)

    expect.rounded(got, oracle.fit_scaled(rows, y, **options), places=4)


@pytest.mark.points("3.6")
@pytest.mark.drawn("H10", "H11", "H12")
def test_your_own_data(submission, expect, oracle, drawn):
    """Weights and intercept: your own data {number}, with numbers of yours."""
    rows, y, steps = drawn

    got = submission.fit_scaled(rows, y, steps=steps)

    expect.rounded(got, oracle.fit_scaled(rows, y, steps=steps), places=4)


@pytest.mark.case("H06")
@pytest.mark.points("0.6")
@pytest.mark.depends("H01")
def test_refuses_data_that_do_not_fit(submission, expect):
    """No examples at all, and more or fewer targets than examples, raise ValueError."""
    expect.raises(ValueError, submission.fit_scaled, [], [])
    expect.raises(ValueError, submission.fit_scaled, [[100], [200], [300]], [1, 2])
    expect.raises(ValueError, submission.fit_scaled, [[100], [200]], [1, 2, 4])


@pytest.mark.case("H07")
@pytest.mark.points("0.6")
@pytest.mark.depends("H01")
def test_at_most_four_decimals(submission, expect):
    """Weights and intercept carry at most 4 decimals."""
    got = submission.fit_scaled([[2, 300], [7, 500], [3, 1100]], [4, 8, 1], steps=15)

    expect.decimals(got, 4, fields=("w", "b"))


@pytest.mark.case("H08")
@pytest.mark.points("0.6")
@pytest.mark.depends("H01")
def test_answer_has_names(submission, expect):
    """The two parts of the answer are named w and b."""
    expect.fields(submission.fit_scaled([[100], [400]], [2, 3], steps=5), "w", "b")


@pytest.mark.case("H09")
@pytest.mark.points("0.6")
@pytest.mark.depends("H01")
def test_data_stay_as_they_are(submission, expect):
    """The table and the targets that you were given are unchanged after the call."""
    expect.unchanged(submission.fit_scaled, [[1.0, 400.0], [2.0, 200.0], [6.0, 900.0]], [3.0, 1.0, 2.0])
