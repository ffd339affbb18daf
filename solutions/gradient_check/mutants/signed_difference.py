"""A gradient that is too small slips through your check. Take the absolute value of each difference.

caught_by: H01 H07
idea: sign_kept
"""


def central_differences(f, x, h):
    slopes = []
    for i in range(len(x)):
        forward = [float(a) for a in x]
        backward = [float(a) for a in x]
        forward[i] += h
        backward[i] -= h
        slopes.append((f(forward) - f(backward)) / (2 * h))
    return slopes


def gradient_check(f, grad, x, h=1e-5, tol=1e-4):
    derived = grad([float(a) for a in x])
    measured = central_differences(f, x, h)
    errors = [(a - n) / max(1, abs(a), abs(n)) for a, n in zip(derived, measured)]
    max_error = max(errors)
    return {"ok": max_error <= tol, "max_error": max_error}
