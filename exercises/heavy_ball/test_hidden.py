"""What decides: rides on three kinds of curves, your own ones, and the rules about calls and names."""

import pytest


def slope_of_square(x):
    """Return the derivative of x**2."""
    return 2 * x


def slope_of_steep_parabola(x):
    """Return the derivative of 10 * x**2."""
    return 20 * x


def slope_around_three(x):
    """Return the derivative of (x - 3)**2."""
    return 2 * (x - 3)


def slope_of_two_valleys(x):
    """Return the derivative of x**4 / 4 - x**2 / 2; products, unlike x**3, never raise OverflowError."""
    return x * x * x - x


@pytest.mark.points("16/3")  # 8 points for nine rides: these six and the three drawn ones
@pytest.mark.parametrize(
    ("df", "x0", "lr", "beta", "steps", "why"),
    [
        pytest.param(slope_of_square, 10, 0.1, 0, 5, "without inertia it is plain descent", id="H01"),
        pytest.param(
            slope_of_steep_parabola, 5, 0.08, 0.3, 6, "a steep valley, crossed again and again", id="H02"
        ),
        pytest.param(slope_around_three, 0, 0.1, 0.9, 8, "a heavy ball and a valley elsewhere", id="H03"),
        pytest.param(slope_of_square, 10, 0.25, 0.5, 0, "no steps at all", id="H04"),
        pytest.param(
            slope_of_two_valleys, 0.5, 0.1, 0.8, 10, "a slope that is not a straight line", id="H05"
        ),
        pytest.param(slope_of_square, 0, 0.1, 0.9, 3, "a start at the bottom", id="H06"),
    ],
)
def test_ride(submission, expect, oracle, df, x0, lr, beta, steps, why):
    """Every position: {why}."""
    got = submission.heavy_ball(df, x0, lr, beta, steps)

    expect.close(got, oracle.heavy_ball(df, x0, lr, beta, steps))


@pytest.mark.points("8/3")
@pytest.mark.drawn("H09", "H10", "H11")
def test_your_own_ride(submission, expect, oracle, drawn):
    """Every position: your own ride {number}, with numbers of yours."""
    curvature, center, *args = drawn

    def df(x):
        return curvature * (x - center)

    expect.close(submission.heavy_ball(df, *args), oracle.heavy_ball(df, *args))


@pytest.mark.case("H07")
@pytest.mark.points(1)
@pytest.mark.depends("H01")
def test_calls_df_once_per_step(submission, expect):
    """The derivative is measured exactly once for each step."""
    visited = []

    def df(x):
        visited.append(x)
        return slope_around_three(x)

    submission.heavy_ball(df, 5, 0.1, 0.4, 7)

    expect.equal(len(visited), 7, what="calls of df")


@pytest.mark.case("H08")
@pytest.mark.points(1)
@pytest.mark.depends("H01")
def test_answer_has_a_name(submission, expect):
    """The list of positions is not bare: it is named history."""
    expect.fields(submission.heavy_ball(slope_around_three, 5, 0.1, 0.4, 3), "history")
