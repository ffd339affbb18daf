"""What decides: verdicts on right and wrong gradients, and the rules about names, the point and tol."""

import pytest

SMALL = 1e-6  # what the error of a right gradient must not exceed
MARGIN = 1e-4  # how far a large error may be off


def bowl(x):
    """Return a**2 + 4 * b**2."""
    a, b = x
    return a * a + 4 * b * b


def its_gradient(x):
    """Return the right one."""
    a, b = x
    return [2 * a, 8 * b]


def downhill(x):
    """Return it with the sign flipped."""
    a, b = x
    return [-2 * a, -8 * b]


def swapped(x):
    """Return it with its entries in the wrong order."""
    a, b = x
    return [8 * b, 2 * a]


def off_to_both_sides(x):
    """Return it with errors that cancel in the sum."""
    a, b = x
    return [2 * a + 1, 8 * b - 1]


def half(x):
    """Return half of it."""
    a, b = x
    return [a, 4 * b]


def huge_bowl(x):
    """Return the bowl on a scale on which its rounding noise is large."""
    return 1e9 * bowl(x)


def gradient_of_huge_bowl(x):
    """Return the right one."""
    return [1e9 * slope for slope in its_gradient(x)]


def sphere(x):
    """Return the sum of squares."""
    return sum(a * a for a in x)


def last_entry_a_little_off(x):
    """Return its gradient with a last entry that is too large by three parts in 10,000."""
    slopes = [2 * a for a in x]
    return [*slopes[:-1], 1.0003 * slopes[-1]]


def one_percent_too_large(x):
    """Return the gradient of the bowl with every entry a little off."""
    return [1.01 * slope for slope in its_gradient(x)]


def times(matrix, vector):
    """Multiply a matrix, row by row, with a vector."""
    return [sum(entry * a for entry, a in zip(row, vector, strict=True)) for row in matrix]


def quadratic(matrix, center):
    """Return the quadratic with these curvatures around this point, and its gradient."""

    def slopes(x):
        return times(matrix, [a - c for a, c in zip(x, center, strict=True)])

    def value(x):
        away = [a - c for a, c in zip(x, center, strict=True)]
        return sum(a * slope for a, slope in zip(away, slopes(x), strict=True)) / 2

    return value, slopes


def spoiled(slopes, mixing, added):
    """Return a gradient whose entries are mixed and shifted."""

    def wrong(x):
        return [slope + shift for slope, shift in zip(times(mixing, slopes(x)), added, strict=True)]

    return wrong


def same_verdict(expect, got, truth):
    """Expect the same ok, and an error near the true one; of a right gradient, a small one."""
    ok, max_error = expect.parts(got, "ok", "max_error")
    true_error = truth["max_error"]
    expect.equal(ok, truth["ok"], what="ok")
    if true_error <= SMALL:
        expect.close(max_error, 0, tol=SMALL, what="max_error")
    else:
        expect.close(max_error, true_error, tol=MARGIN / max(1, true_error), what="max_error")


@pytest.mark.points("5.04")  # 7.2 points for ten verdicts: these seven and the three drawn ones
@pytest.mark.parametrize(
    ("f", "grad", "x", "why"),
    [
        pytest.param(bowl, downhill, [2, 1], "a gradient with the wrong sign", id="H01"),
        pytest.param(bowl, swapped, [2, 1], "entries in the wrong order", id="H02"),
        pytest.param(bowl, its_gradient, [0, 0], "a right gradient at the minimum", id="H03"),
        pytest.param(
            huge_bowl, gradient_of_huge_bowl, [1.1, 0.7], "a right gradient on a huge scale", id="H04"
        ),
        pytest.param(
            sphere, last_entry_a_little_off, [1, -2, 4, 3], "the last entry of four a little off", id="H05"
        ),
        pytest.param(bowl, off_to_both_sides, [2, 1], "errors that cancel in the sum", id="H06"),
        pytest.param(bowl, half, [2, 1], "a gradient that is too small everywhere", id="H07"),
    ],
)
def test_verdict(submission, expect, oracle, f, grad, x, why):
    """Verdict and largest error: {why}."""
    same_verdict(expect, submission.gradient_check(f, grad, x), oracle.gradient_check(f, grad, x))


@pytest.mark.points("2.16")
@pytest.mark.drawn("H11", "H12", "H13")
def test_verdicts_on_your_own_function(submission, expect, oracle, drawn):
    """Your own function {number}, which was drawn for you: its right gradient, and one with a mistake."""
    f, right = quadratic(drawn["matrix"], drawn["center"])
    x = drawn["x"]

    for grad in (right, spoiled(right, drawn["mixing"], drawn["added"])):
        same_verdict(expect, submission.gradient_check(f, grad, x), oracle.gradient_check(f, grad, x))


@pytest.mark.case("H08")
@pytest.mark.points("0.6")
@pytest.mark.depends("H01")
def test_answer_has_names(submission, expect):
    """The two parts of the answer are named ok and max_error."""
    expect.fields(submission.gradient_check(bowl, its_gradient, [3, -1]), "ok", "max_error")


@pytest.mark.case("H09")
@pytest.mark.points("0.6")
@pytest.mark.depends("H01")
def test_point_is_unchanged(submission, expect):
    """The point that you were given is unchanged after the call, bit for bit."""
    expect.unchanged(submission.gradient_check, sphere, last_entry_a_little_off, [0.1, 3, -1.3])


@pytest.mark.case("H10")
@pytest.mark.points("0.6")
@pytest.mark.depends("H01")
def test_tolerance_decides(submission, expect, oracle):
    """One and the same gradient is trusted with a large tol, and not with a small one."""
    for tol in (0.05, 0.002):
        got = submission.gradient_check(bowl, one_percent_too_large, [2, 1], tol=tol)
        same_verdict(expect, got, oracle.gradient_check(bowl, one_percent_too_large, [2, 1], tol=tol))
