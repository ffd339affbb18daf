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


def parts_of(expect, got):
    """Return ok and max_error; a bare pair is read in this order."""
    if type(got) in (list, tuple) and len(got) == 2:
        return got
    expect.fields(got, "ok", "max_error")
    named = got if isinstance(got, dict) else got.fields
    return named["ok"], named["max_error"]


@pytest.mark.parametrize(
    ("grad", "ok", "max_error", "margin", "why"),
    [
        pytest.param(right_gradient, True, 0, 1e-6, "a right gradient", id="V01"),
        pytest.param(gradient_without_a_factor, False, 0.5, 1e-4, "a factor 2 is missing", id="V02"),
    ],
)
def test_verdict(submission, expect, grad, ok, max_error, margin, why):
    """Verdict and largest error: {why}."""
    got_ok, got_error = parts_of(expect, submission.gradient_check(bowl, grad, [2, 1]))

    expect.equal(got_ok, ok, what="ok")
    expect.close({"max_error": got_error}, {"max_error": max_error}, tol=margin)
