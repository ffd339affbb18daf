"""Style: the position as exact Fractions; the gradient is measured at the nearest floats."""

from fractions import Fraction


def gradient_descent_nd(grad, w0, lr, steps):
    rate = Fraction(lr)
    w = [Fraction(float(a)) for a in w0]
    while steps > 0:
        slopes = grad([float(a) for a in w])
        w = [a - rate * Fraction(slope) for a, slope in zip(w, slopes)]
        steps -= 1
    return [round(a, 6) for a in w]
