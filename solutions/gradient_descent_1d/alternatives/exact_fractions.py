"""Style: positions as exact Fractions; the derivative is measured at the nearest float."""

from fractions import Fraction


def gradient_descent_1d(df, x0, lr, steps):
    path = [Fraction(x0)]
    for _ in range(steps):
        path.append(path[-1] - Fraction(lr) * Fraction(df(float(path[-1]))))
    return {"result": round(path[-1], 6), "history": [round(x, 6) for x in path]}
