"""Style: Decimal arithmetic, rounded half up; a dict from the number of a coordinate to its value."""

from decimal import ROUND_HALF_UP, Decimal


def gradient_descent_nd(grad, w0, lr, steps):
    rate = Decimal(str(lr))
    w = {i: Decimal(str(a)) for i, a in enumerate(w0)}
    for _ in range(steps):
        g = grad([float(a) for a in w.values()])
        for i in w:
            w[i] = w[i] - rate * Decimal(g[i])
    return [a.quantize(Decimal("1e-6"), rounding=ROUND_HALF_UP) for a in w.values()]
