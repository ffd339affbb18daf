"""You compared the sums of the entries, in which mistakes cancel. Compare entry by entry.

caught_by: H02 H05 H06
hint: 3
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
    a, n = sum(derived), sum(measured)
    max_error = abs(a - n) / max(1, abs(a), abs(n))
    return {"ok": max_error <= tol, "max_error": max_error}
