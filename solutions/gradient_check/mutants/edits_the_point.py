"""You nudged the caller's own point. Leave it alone and nudge a copy.

caught_by: H09
idea: edits_the_input
"""


def central_differences(f, x, h):
    slopes = []
    for i in range(len(x)):
        x[i] = x[i] + h
        forward = f(x)
        x[i] = x[i] - 2 * h
        backward = f(x)
        x[i] = x[i] + h
        slopes.append((forward - backward) / (2 * h))
    return slopes


def gradient_check(f, grad, x, h=1e-5, tol=1e-4):
    derived = grad([float(a) for a in x])
    measured = central_differences(f, x, h)
    errors = [abs(a - n) / max(1, abs(a), abs(n)) for a, n in zip(derived, measured)]
    max_error = max(errors)
    return {"ok": max_error <= tol, "max_error": max_error}
