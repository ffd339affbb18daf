"""What a student sees of the tests, and may run at any time."""

import pytest


def bowl(x):
    """Return a**2 + 4 * b**2."""
    a, b = x
    return a * a + 4 * b * b


def parabola(x):
    """Return a**2."""
    return x[0] * x[0]


@pytest.mark.parametrize(
    ("f", "x", "gradient", "why"),
    [
        pytest.param(bowl, [2.0, 1.0], [4, 8], "a bowl that is steeper in its second coordinate", id="V01"),
        pytest.param(parabola, [4.0], [8], "a single coordinate", id="V02"),
    ],
)
def test_gradient(submission, expect, f, x, gradient, why):
    """Every partial derivative: {why}."""
    expect.close(submission.numerical_gradient(f, x), gradient, tol=1e-6)
