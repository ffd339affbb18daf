"""What decides: runs that end for each of the four reasons, and the rules about names and the start."""

import pytest


def bowl(x):
    """Return a**2 + 4 * b**2."""
    a, b = x
    return a * a + 4 * b * b


def slopes_of_bowl(x):
    """Return its gradient."""
    a, b = x
    return [2 * a, 8 * b]


def parabola(x):
    """Return a**2."""
    return x[0] * x[0]


def slope_of_parabola(x):
    """Return its gradient."""
    return [2 * x[0]]


def round_bowl(x):
    """Return a**2 + b**2."""
    a, b = x
    return a * a + b * b


def slopes_of_round_bowl(x):
    """Return its gradient."""
    a, b = x
    return [2 * a, 2 * b]


def raised_bowl(x):
    """Return (a - 1)**2 + 2 * (b - 2)**2 + 5; its lowest value is not 0."""
    a, b = x
    return (a - 1) * (a - 1) + 2 * (b - 2) * (b - 2) + 5


def slopes_of_raised_bowl(x):
    """Return its gradient."""
    a, b = x
    return [2 * (a - 1), 4 * (b - 2)]


BOWL = (bowl, slopes_of_bowl)
PARABOLA = (parabola, slope_of_parabola)
ROUND_BOWL = (round_bowl, slopes_of_round_bowl)
RAISED_BOWL = (raised_bowl, slopes_of_raised_bowl)


def any_bowl(factors, center, height):
    """Return the sum of factor * (x - center)**2 plus a height, and its gradient."""

    def value(x):
        parts = zip(factors, center, x, strict=True)
        return sum(factor * (a - c) * (a - c) for factor, c, a in parts) + height

    def slopes(x):
        return [2 * factor * (a - c) for factor, c, a in zip(factors, center, x, strict=True)]

    return value, slopes


def same_run(expect, got, truth):
    """Expect the same reason, the same number of moves, and the same end point."""
    x, iterations, reason = expect.parts(got, "x", "iterations", "reason")
    expect.equal(reason, truth["reason"], what="reason")
    expect.equal(iterations, truth["iterations"], what="iterations")
    expect.close(x, truth["x"], what="x")


@pytest.mark.points("8.16")  # 9.6 points for 20 tests: these seventeen and the three drawn ones
@pytest.mark.parametrize(
    ("surface", "x0", "lr", "tests", "why"),
    [
        pytest.param(BOWL, [2, 1], 0.1, {"step_tol": 0.01}, "the moves get short", id="H01"),
        pytest.param(BOWL, [2, 1], 0.1, {"obj_tol": 0.001}, "the value hardly changes", id="H02"),
        pytest.param(PARABOLA, [4], 0.25, {"grad_tol": 0.5}, "a gradient of just the tolerance", id="H03"),
        pytest.param(PARABOLA, [0], 0.1, {"grad_tol": 1e-9}, "a start where the ground is level", id="H04"),
        pytest.param(
            PARABOLA, [4], 0.25, {"step_tol": 0.25, "obj_tol": 0.1875}, "two tests true together", id="H05"
        ),
        pytest.param(PARABOLA, [10], 1.1, {"obj_tol": 1e-6, "max_iter": 6}, "a rising value", id="H06"),
        pytest.param(
            PARABOLA, [4], 0.25, {"grad_tol": 0.5, "max_iter": 4}, "level just as the budget ends", id="H07"
        ),
        pytest.param(RAISED_BOWL, [0, 0], 0.1, {"obj_tol": 0.001}, "a lowest value above 0", id="H08"),
        pytest.param(
            BOWL, (2, 1), 1e-4, {"step_tol": 0.001, "max_iter": 50}, "a tiny rate, far from the end", id="H09"
        ),
        pytest.param(
            RAISED_BOWL,
            [0, 0],
            0.1,
            {"grad_tol": 1.0, "step_tol": 0.05, "max_iter": 100},
            "three tests at once",
            id="H10",
        ),
        pytest.param(
            PARABOLA, [10], 1.0, {"obj_tol": 1e-6, "max_iter": 7}, "jumps between equal heights", id="H11"
        ),
        pytest.param(BOWL, [2, 1], 0.1, {"max_iter": 0}, "no moves allowed", id="H12"),
        pytest.param(ROUND_BOWL, [1, 1], 0.1, {"grad_tol": 0.1}, "a walk along the diagonal", id="H13"),
        pytest.param(PARABOLA, [1], 1e-4, {"max_iter": 5}, "short moves with all tests off", id="H14"),
        pytest.param(
            BOWL, [2, 1], 0.1, {"grad_tol": 3.0, "step_tol": 1e-9, "obj_tol": 1e-9}, "a loose test", id="H15"
        ),
        pytest.param(PARABOLA, [6], 0.5, {"max_iter": 4}, "level ground with all tests off", id="H21"),
        pytest.param(PARABOLA, [4], 0.5, {"grad_tol": 0, "max_iter": 3}, "a tolerance of 0", id="H22"),
    ],
)
def test_run(submission, expect, oracle, surface, x0, lr, tests, why):
    """Reason, number of moves and end point: {why}."""
    got = submission.descend_until(*surface, x0, lr, **tests)

    same_run(expect, got, oracle.descend_until(*surface, x0, lr, **tests))


@pytest.mark.points("1.44")
@pytest.mark.drawn("H18", "H19", "H20")
def test_your_own_runs(submission, expect, oracle, drawn):
    """Reason, number of moves and end point: your own runs, set {number}, which was drawn for you."""
    for run in drawn:
        surface = any_bowl(run["factors"], run["center"], run["height"])
        call = (*surface, run["x0"], run["lr"])
        got = submission.descend_until(*call, **run["tests"])
        same_run(expect, got, oracle.descend_until(*call, **run["tests"]))


@pytest.mark.case("H16")
@pytest.mark.points("1.2")
@pytest.mark.depends("H01")
def test_answer_has_names(submission, expect):
    """The three parts of the answer are named x, iterations and reason."""
    got = submission.descend_until(*BOWL, [1, -1], 0.1, max_iter=2)

    expect.fields(got, "x", "iterations", "reason")


@pytest.mark.case("H17")
@pytest.mark.points("1.2")
@pytest.mark.depends("H01")
def test_start_is_unchanged(submission, expect):
    """The start that you were given is unchanged after the call."""
    expect.unchanged(submission.descend_until, *BOWL, [1.5, -0.75], 0.1, max_iter=3)
