"""What decides: walks with three kinds of schedules, your own ones, and the rules about kinds and names."""

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


@pytest.mark.points("5.04")  # 7.2 points for ten walks: these seven and the three drawn ones
@pytest.mark.parametrize(
    ("df", "x0", "steps", "kind", "alpha0", "decay", "why"),
    [
        pytest.param(slope_of_square, 10, 5, "constant", 0.1, None, "a rate that stays", id="H01"),
        pytest.param(
            slope_of_square, 10, 6, "inverse", 1.1, 0.1, "a start that is too fast, rescued in time", id="H02"
        ),
        pytest.param(
            slope_around_three, 0, 5, "exponential", 1.1, 0.5, "a first step that is too long", id="H03"
        ),
        pytest.param(
            slope_of_square, 10, 3, "inverse", 0.25, 0, "inverse time without decay is constant", id="H04"
        ),
        pytest.param(
            slope_of_square, 10, 4, "exponential", 0.25, 1, "the factor 1 is constant as well", id="H05"
        ),
        pytest.param(slope_of_square, 7, 0, "inverse", 0.4, 0.5, "no steps at all", id="H06"),
        pytest.param(
            slope_of_fourth_power, 1, 8, "inverse", 0.1, 0.25, "a slope that is not a straight line", id="H07"
        ),
    ],
)
def test_walk(submission, expect, oracle, df, x0, steps, kind, alpha0, decay, why):
    """Result, history and rates: {why}."""
    args = (df, x0, steps, kind, alpha0, *(() if decay is None else (decay,)))

    expect.close(submission.scheduled_descent(*args), oracle.scheduled_descent(*args))


@pytest.mark.points("2.16")
@pytest.mark.drawn("H10", "H11", "H12")
def test_your_own_walk(submission, expect, oracle, drawn):
    """Result, history and rates: your own walk {number}, with numbers of yours."""
    center, *args = drawn

    def slope_around_center(x):
        return 2 * (x - center)

    df = slope_of_fourth_power if center is None else slope_around_center
    expect.close(submission.scheduled_descent(df, *args), oracle.scheduled_descent(df, *args))


@pytest.mark.case("H08")
@pytest.mark.points("0.9")
@pytest.mark.depends("H01")
def test_unknown_kind_is_an_error(submission, expect):
    """A kind that is none of the three raises ValueError."""
    expect.raises(ValueError, submission.scheduled_descent, slope_of_square, 10, 3, "cosine", 0.1, 0.5)


@pytest.mark.case("H09")
@pytest.mark.points("0.9")
@pytest.mark.depends("H01")
def test_answer_has_names(submission, expect):
    """The three parts of the answer are named result, history and rates."""
    got = submission.scheduled_descent(slope_of_square, -4, 2, "constant", 0.2)

    expect.fields(got, "result", "history", "rates")
