"""Hidden tests: where exactly 1000 steps of descent end, and the rules of the statement around it."""

import math

import numpy as np
import pytest

# Why each data set is here, and its points (x, y). Every right number stays 1e-4 away from a rounding edge.
POINTS = {
    "H01": ("rising points, both signs", [(-3, -7), (-1, -1.5), (0, 1), (2, 4.5), (4, 12)]),
    "H02": ("a large intercept", [(1, 1003), (2, 1012), (3, 1019), (4, 1033), (5, 1038)]),
    "H03": ("a single point", [(5, 10)]),
    "H04": ("all x alike", [(3, 1), (3, 2), (3, 6)]),
    "H05": ("all y alike", [(1, 5), (2, 5), (3, 5)]),
    "H06": ("zeros everywhere", [(0, 0), (0, 0)]),
    "H07": ("a falling line", [(-2, 9), (0, 3.5), (1, -1), (3, -6)]),
    "H08": ("fractions", [(0.5, 1.25), (1.5, 0.75), (2.25, 3.5)]),
    "H09": ("steep curvature, not far from divergence", [(8, 17), (9, 20), (10, 19), (9.5, 22)]),
    "H10": ("two points", [(0, 1), (10, 3)]),
    "H11": ("negative x", [(-4, 2.2), (-3, 1.1), (-2, 0.4), (-1, -1.3)]),
    "H12": ("repeated points", [(1, 1), (1, 1), (2, 3), (2, 3), (4, 2)]),
    "H13": ("tiny x", [(0.001, 5), (0.002, 7), (0.003, 6)]),
    "H14": ("many points", [(i % 9 / 2 - 2, 7 * i % 13 / 4 - 1) for i in range(60)]),
    "H15": ("a negative intercept", [(2, -1), (4, -1.5), (6, -3.5), (8, -3)]),
    "H16": ("large negative y", [(1, -120), (2, -260), (4, -410), (7, -800)]),
    "H17": ("one point at x = 0", [(0, 7)]),
    "H18": ("all y zero", [(1, 0), (-1, 0), (2, 0)]),
    "H19": ("another large intercept", [(3, 640), (4, 655), (6, 671), (7, 668)]),
}
EVERY_CASE = [pytest.param(case, why, id=case) for case, (why, _) in POINTS.items()]


def data(case):
    """Return the x and the y of a case as two new lists."""
    _, points = POINTS[case]
    return [x for x, _ in points], [y for _, y in points]


@pytest.mark.points("114/11")  # 12 points for 22 data sets: these 19 and the three drawn ones
@pytest.mark.parametrize(("case", "why"), EVERY_CASE)
def test_line_after_1000_steps(submission, expect, oracle, case, why):
    """Slope and intercept after 1000 steps: {why}."""
    xs, ys = data(case)

    expect.rounded(submission.linearRegression(xs, ys), oracle.linearRegression(xs, ys), places=2)


@pytest.mark.points("18/11")
@pytest.mark.drawn("H28", "H29", "H30")
def test_line_of_your_own_points(submission, expect, oracle, drawn):
    """Slope and intercept after 1000 steps: your own data set {number}, which nobody else has."""
    xs, ys = drawn

    expect.rounded(submission.linearRegression(xs, ys), oracle.linearRegression(xs, ys), places=2)


@pytest.mark.case("H20")
@pytest.mark.points(2)
@pytest.mark.depends("H01")
def test_at_most_two_decimals(submission, expect):
    """Both numbers are rounded: they have at most 2 decimals."""
    for case in ("H01", "H08", "H15"):
        expect.decimals(submission.linearRegression(*data(case)), 2, fields=("m", "b"))


@pytest.mark.case("H21")
@pytest.mark.points(1)
@pytest.mark.depends("H01")
def test_numbers_have_names(submission, expect):
    """The two numbers have the names m and b."""
    expect.fields(submission.linearRegression(*data("H01")), "m", "b")


@pytest.mark.case("H22")
@pytest.mark.points(1)
@pytest.mark.depends("H01")
def test_input_is_unchanged(submission, expect):
    """The lists that were passed in are the same after the call."""
    expect.unchanged(submission.linearRegression, *data("H11"))


@pytest.mark.case("H23")
@pytest.mark.points("1/2")
@pytest.mark.depends("H01")
def test_takes_integer_arrays(submission, expect, oracle):
    """The points may come as two NumPy arrays of integers."""
    xs, ys = [8, 9, 10, 9], [17, 20, 19, 22]

    line = submission.linearRegression(np.array(xs), np.array(ys))
    expect.rounded(line, oracle.linearRegression(xs, ys), places=2)


@pytest.mark.case("H24")
@pytest.mark.points("1/2")
@pytest.mark.depends("H01")
def test_takes_tuples(submission, expect, oracle):
    """The points may come as two tuples."""
    xs, ys = data("H07")

    line = submission.linearRegression(tuple(xs), tuple(ys))
    expect.rounded(line, oracle.linearRegression(xs, ys), places=2)


@pytest.mark.case("H25")
@pytest.mark.points(1)
@pytest.mark.depends("H01")
def test_calls_are_independent(submission, expect, oracle):
    """Three calls in a row: none depends on the one before."""
    for case in ("H02", "H05", "H02"):
        xs, ys = data(case)
        expect.rounded(submission.linearRegression(xs, ys), oracle.linearRegression(xs, ys), places=2)


@pytest.mark.case("H26")
@pytest.mark.points(1)
@pytest.mark.depends("H01")
def test_refuses_data_that_are_no_points(submission, expect):
    """Empty lists, and lists of different lengths, raise ValueError."""
    expect.raises(ValueError, submission.linearRegression, [], [])
    expect.raises(ValueError, submission.linearRegression, [1, 2, 3], [2, 4])
    expect.raises(ValueError, submission.linearRegression, [1, 2], [2, 4, 6])


@pytest.mark.case("H27")
@pytest.mark.points(1)
@pytest.mark.depends("H01")
def test_divergence_is_not_hidden(submission, expect):
    """On data that make the run diverge, the answer shows it: not finite, huge, or an exception."""
    twenty = list(range(1, 21))
    far_out = [100, 200, 300]

    for xs, ys in ((twenty, [2 * x for x in twenty]), (far_out, [1, 2, 3])):
        attempt = expect.attempt(submission.linearRegression, xs, ys, may_raise=(ValueError, ArithmeticError))
        if not attempt.raised:
            m, b = expect.numbers(attempt.value, "m", "b")
            shows = not (math.isfinite(m) and math.isfinite(b)) or abs(m) > 1e6
            expect.that(shows, "the run diverges, yet the answer looks like an ordinary line")
