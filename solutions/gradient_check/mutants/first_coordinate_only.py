"""You looked at the first coordinate only. Check every one of them.

caught_by: H05
hint: 3
idea: one_coordinate
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
    a, n = derived[0], measured[0]
    max_error = abs(a - n) / max(1, abs(a), abs(n))
    return {"ok": max_error <= tol, "max_error": max_error}
