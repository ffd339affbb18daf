"""What decides: single steps on some bowls, your own ones, and the rules about failure, input and names."""

import pytest


def square(x):
    """Return a**2."""
    return x[0] * x[0]


def gradient_of_square(x):
    """Return its slope."""
    return [2 * x[0]]


def wrong_way(x):
    """Return the slope of a**2 with the wrong sign."""
    return [-2 * x[0]]


def fourth_power(x):
    """Return a**4."""
    return x[0] * x[0] * x[0] * x[0]


def gradient_of_fourth_power(x):
    """Return its slope."""
    return [4 * x[0] * x[0] * x[0]]


def stretched_bowl(x):
    """Return a**2 + 4 * b**2."""
    a, b = x
    return a * a + 4 * b * b


def gradient_of_stretched_bowl(x):
    """Return its two slopes."""
    a, b = x
    return [2 * a, 8 * b]


def bowl_elsewhere(x):
    """Return (a - 1)**2 + 2 * (b - 2)**2."""
    a, b = x
    return (a - 1) * (a - 1) + 2 * (b - 2) * (b - 2)


def gradient_of_bowl_elsewhere(x):
    """Return its two slopes."""
    a, b = x
    return [2 * (a - 1), 4 * (b - 2)]


SURFACES = {
    "square": (square, gradient_of_square),
    "fourth power": (fourth_power, gradient_of_fourth_power),
    "stretched bowl": (stretched_bowl, gradient_of_stretched_bowl),
    "bowl elsewhere": (bowl_elsewhere, gradient_of_bowl_elsewhere),
}


@pytest.mark.points(6)  # 8 points for twelve steps: these nine and the three drawn ones
@pytest.mark.parametrize(
    ("surface", "x", "options", "why"),
    [
        pytest.param("square", [5], {"alpha0": 2.0}, "a first rate that climbs", id="H01"),
        pytest.param("stretched bowl", [0, 0], {}, "a start where the ground is level", id="H02"),
        pytest.param("square", [4], {"c": 0.9}, "a large decrease is asked for", id="H03"),
        pytest.param("stretched bowl", [2, 1], {"alpha0": 0.1}, "the first rate passes", id="H04"),
        pytest.param("fourth power", [2], {"shrink": 0.8}, "a slow shrink on a steep wall", id="H05"),
        pytest.param("stretched bowl", (2, 1), {"c": 0.5}, "a start given as a tuple", id="H06"),
        pytest.param("bowl elsewhere", [0, 0], {"shrink": 0.25, "c": 0.3}, "a bowl elsewhere", id="H07"),
        pytest.param("square", [0.2], {"c": 0.7}, "a gradient shorter than 1", id="H09"),
        pytest.param("square", [5], {"max_tries": 2}, "the last of two tries passes", id="H10"),
    ],
)
def test_step(submission, expect, oracle, surface, x, options, why):
    """Rate, point and number of tries: {why}."""
    f, grad = SURFACES[surface]

    expect.close(
        submission.backtracking_step(f, grad, x, **options), oracle.backtracking_step(f, grad, x, **options)
    )


@pytest.mark.points(2)
@pytest.mark.drawn("H13", "H14", "H15")
def test_your_own_step(submission, expect, oracle, drawn):
    """Rate, point and number of tries: your own step {number}, with numbers of yours."""
    surface, x, shrink, c = drawn
    f, grad = SURFACES[surface]

    expect.close(
        submission.backtracking_step(f, grad, x, shrink=shrink, c=c),
        oracle.backtracking_step(f, grad, x, shrink=shrink, c=c),
    )


@pytest.mark.case("H08")
@pytest.mark.points("2/3")
@pytest.mark.depends("H01")
def test_no_rate_passes(submission, expect):
    """No rate passes, since the gradient is wrong or max_tries is too small: that raises ValueError."""
    expect.raises(ValueError, submission.backtracking_step, square, wrong_way, [3])
    expect.raises(ValueError, submission.backtracking_step, square, gradient_of_square, [5], max_tries=1)


@pytest.mark.case("H11")
@pytest.mark.points("2/3")
@pytest.mark.depends("H01")
def test_start_stays_as_it_is(submission, expect):
    """The list with the start is unchanged after the call."""
    expect.unchanged(submission.backtracking_step, stretched_bowl, gradient_of_stretched_bowl, [3.0, -2.0])


@pytest.mark.case("H12")
@pytest.mark.points("2/3")
@pytest.mark.depends("H01")
def test_answer_has_names(submission, expect):
    """The three parts of the answer are named alpha, x and tries."""
    got = submission.backtracking_step(stretched_bowl, gradient_of_stretched_bowl, [-1, 3])

    expect.fields(got, "alpha", "x", "tries")
