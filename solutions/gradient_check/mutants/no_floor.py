"""You divide by the sizes alone. At a minimum both slopes are 0, so the denominator needs a floor: the larger
size, but never less than 1.

caught_by: H03
hint: 2
idea: zero_not_excluded
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
    errors = [abs(a - n) / max(abs(a), abs(n)) for a, n in zip(derived, measured)]
    max_error = max(errors)
    return {"ok": max_error <= tol, "max_error": max_error}
