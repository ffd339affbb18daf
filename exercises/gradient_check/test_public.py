"""What a student sees of the tests, and may run at any time."""

import pytest


def bowl(x):
    """Return a**2 + 4 * b**2."""
    a, b = x
    return a * a + 4 * b * b


def right_gradient(x):
    """Return the gradient of the bowl."""
    a, b = x
    return [2 * a, 8 * b]


def gradient_without_a_factor(x):
    """Return it with half of what its second entry should be."""
    a, b = x
    return [2 * a, 4 * b]


@pytest.mark.parametrize(
    ("grad", "ok", "max_error", "margin", "why"),
    [
        pytest.param(right_gradient, True, 0, 1e-6, "a right gradient", id="V01"),
        pytest.param(gradient_without_a_factor, False, 0.5, 1e-4, "a factor 2 is missing", id="V02"),
    ],
)
def test_verdict(submission, expect, grad, ok, max_error, margin, why):
    """Verdict and largest error: {why}."""
    got = submission.gradient_check(bowl, grad, [2, 1])

    got_ok, got_error = expect.parts(got, "ok", "max_error")
    expect.equal(got_ok, ok, what="ok")
    expect.close(got_error, max_error, tol=margin, what="max_error")
