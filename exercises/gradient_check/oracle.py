"""What is true, by the reference: the largest error of a gradient, and whether it is small enough."""

from reference import gradient_error


def gradient_check(f, grad, x, h=1e-5, tol=1e-4):
    max_error = float(gradient_error(f, grad, x, h=h).max())
    return {"ok": max_error <= tol, "max_error": max_error}
