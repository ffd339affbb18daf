"""Both parts are right, but they have no names. Return them as ok and max_error.

caught_by: H08
idea: names_lost
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
    errors = [abs(a - n) / max(1, abs(a), abs(n)) for a, n in zip(derived, measured)]
    max_error = max(errors)
    return max_error <= tol, max_error
