"""You compared the lengths of the two gradients. Vectors of equal length can point anywhere; compare entry by
entry.

caught_by: H01 H02 H05 H06
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
    a = sum(slope * slope for slope in derived) ** 0.5
    n = sum(slope * slope for slope in measured) ** 0.5
    max_error = abs(a - n) / max(1, a, n)
    return {"ok": max_error <= tol, "max_error": max_error}
