"""What decides: walks on three curves and three of your own, the rules about calls, rounding and names."""

import pytest


def slope_of_square(x):
    """Return the derivative of x**2."""
    return 2 * x


def slope_around_three(x):
    """Return the derivative of (x - 3)**2."""
    return 2 * (x - 3)


def slope_of_fourth_power(x):
    """Return the derivative of x**4; products, unlike x**3, run to infinity without an error."""
    return 4 * x * x * x


@pytest.mark.points("4.48")  # 6.4 points for ten walks: these seven and the three drawn ones
@pytest.mark.parametrize(
    ("df", "x0", "lr", "steps", "tie", "why"),
    [
        pytest.param(slope_of_square, 7, 0.1, 0, False, "no steps at all", id="H01"),
        pytest.param(slope_of_square, 10, 1.0, 5, False, "a rate that bounces forever", id="H02"),
        pytest.param(
            slope_around_three, 0, 1.1, 4, False, "a valley elsewhere and a rate that runs away", id="H03"
        ),
        pytest.param(slope_of_square, 4e-06, 0.1, 20, False, "a start very close to the minimum", id="H04"),
        pytest.param(
            slope_of_fourth_power, 1, 0.05, 30, False, "a slope that is not a straight line", id="H05"
        ),
        # The last position is -0.0078125, half a unit of the sixth decimal: both neighbors are right.
        pytest.param(slope_of_square, -4, 0.25, 9, True, "a negative start", id="H06"),
        pytest.param(slope_of_square, 10, 0.01, 400, False, "many small steps", id="H07"),
    ],
)
def test_result_and_diary(submission, expect, oracle, df, x0, lr, steps, tie, why):
    """Result and diary: {why}."""
    expect.rounded(
        submission.gradient_descent_1d(df, x0, lr, steps),
        oracle.gradient_descent_1d(df, x0, lr, steps),
        places=6,
        tie=tie,
    )


@pytest.mark.points("1.92")
@pytest.mark.drawn("H11", "H12", "H13")
def test_your_own_walk(submission, expect, oracle, drawn):
    """Result and diary: your own walk {number}, with numbers drawn for you."""
    center, *numbers = drawn

    def slope_around_center(x):
        return 2 * (x - center)

    df = slope_of_fourth_power if center is None else slope_around_center
    expect.rounded(
        submission.gradient_descent_1d(df, *numbers), oracle.gradient_descent_1d(df, *numbers), places=6
    )


@pytest.mark.case("H08")
@pytest.mark.points("8/15")
@pytest.mark.depends("H01")
def test_calls_df_once_per_step(submission, expect):
    """The derivative is measured exactly once for each step."""
    visited = []

    def df(x):
        visited.append(x)
        return slope_around_three(x)

    submission.gradient_descent_1d(df, 5, 0.1, 13)

    expect.equal(len(visited), 13, what="calls of df")


@pytest.mark.case("H09")
@pytest.mark.points("8/15")
@pytest.mark.depends("H01")
def test_reports_six_decimals(submission, expect):
    """The result and every entry of the diary carry at most 6 decimals."""
    got = submission.gradient_descent_1d(slope_around_three, -4, 0.15, 12)

    expect.decimals(got, 6, fields=("result", "history"))


@pytest.mark.case("H10")
@pytest.mark.points("8/15")
@pytest.mark.depends("H01")
def test_answer_has_names(submission, expect):
    """The two parts of the answer are named result and history."""
    expect.fields(submission.gradient_descent_1d(slope_around_three, 5, 0.1, 3), "result", "history")
