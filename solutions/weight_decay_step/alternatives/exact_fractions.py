"""Style: exact arithmetic; the weights that come back are Fractions."""

from fractions import Fraction
from itertools import zip_longest


def weight_decay_step(w, data_grad, lr, lam):
    lr, lam = Fraction(lr), Fraction(lam)
    new = []
    for weight, slope in zip_longest(w, data_grad):
        if weight is None or slope is None:
            raise ValueError("one list is longer than the other")
        old = Fraction(float(weight))
        new.append(old - lr * (Fraction(float(slope)) + lam * old))
    return new
