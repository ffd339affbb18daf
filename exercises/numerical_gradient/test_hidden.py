"""What decides: the gradients of nine functions, and the rules about the point."""

import math
from itertools import pairwise

import numpy as np
import pytest


def bowl(x):
    """Return a**2 + 4 * b**2; its slopes are 2a and 8b."""
    a, b = x
    return a * a + 4 * b * b


def product_and_line(x):
    """Return ab + 3a; its slopes are b + 3 and a."""
    a, b = x
    return a * b + 3 * a


def steep_parabola(x):
    """Return 50 * a**2; a one-sided difference is off by 50h."""
    (a,) = x
    return 50 * a * a


def exponential_and_sine(x):
    """Return exp(a) + sin(b); its slopes are no short decimals."""
    a, b = x
    return math.exp(a) + math.sin(b)


def bowl_around_another_point(x):
    """Return (a - 1)**2 + 2 * (b - 2)**2."""
    a, b = x
    return (a - 1) * (a - 1) + 2 * (b - 2) * (b - 2)


def product_of_three(x):
    """Return 100abc."""
    a, b, c = x
    return 100 * a * b * c


def mixture(squares, product, exponential, sine):
    """Return a sum of squares, a product of two neighbors, an exponential and a sine."""

    def f(x):
        total = sum(factor * a * a for factor, a in zip(squares, x, strict=True))
        total += product * sum(a * b for a, b in pairwise(x))
        return total + exponential * math.exp(x[0]) + sine * math.sin(x[-1])

    return f


@pytest.mark.points("64/15")  # 6.4 points for nine functions: these six and the three drawn ones
@pytest.mark.parametrize(
    ("f", "x", "why"),
    [
        pytest.param(bowl, [2, 1], "a point of whole numbers", id="H01"),
        pytest.param(product_and_line, (2.0, -1.5), "a product, at a point given as a tuple", id="H02"),
        pytest.param(steep_parabola, [1.0], "a steep parabola", id="H03"),
        pytest.param(exponential_and_sine, [0.5, 1.0], "an exponential and a sine", id="H04"),
        pytest.param(bowl_around_another_point, [0.0, 0.0], "slopes below 0", id="H05"),
        pytest.param(product_of_three, [1.0, 2.0, 3.0], "three coordinates", id="H06"),
    ],
)
def test_gradient(submission, expect, oracle, f, x, why):
    """Every partial derivative: {why}."""
    expect.close(submission.numerical_gradient(f, x), oracle.numerical_gradient(f, x), tol=1e-6)


@pytest.mark.points("32/15")
@pytest.mark.drawn("H09", "H10", "H11")
def test_gradient_of_your_own_function(submission, expect, oracle, drawn):
    """Every partial derivative: your own function {number}, which was drawn for you."""
    f = mixture(drawn["squares"], drawn["product"], drawn["exponential"], drawn["sine"])
    x = drawn["x"]

    expect.close(submission.numerical_gradient(f, x), oracle.numerical_gradient(f, x), tol=1e-6)


@pytest.mark.case("H07")
@pytest.mark.points("0.8")
@pytest.mark.depends("H01")
def test_takes_an_array_of_whole_numbers(submission, expect, oracle):
    """The point may be a NumPy array of whole numbers."""
    got = submission.numerical_gradient(bowl, np.array([2, 1]))

    expect.close(got, oracle.numerical_gradient(bowl, [2, 1]), tol=1e-6)


@pytest.mark.case("H08")
@pytest.mark.points("0.8")
@pytest.mark.depends("H01")
def test_point_is_unchanged(submission, expect):
    """The point that you were given is unchanged after the call, bit for bit."""
    for x in ([0.1, 0.7, -1.3], [3, -2, 7]):
        expect.unchanged(submission.numerical_gradient, product_of_three, x)
