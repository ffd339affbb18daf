"""Style: signed squares of the rates as exact Fractions; only the winner's root is taken."""

from fractions import Fraction
from types import SimpleNamespace


def steepest_of(g, directions):
    signed = {}
    for place, d in enumerate(directions):
        along = sum(Fraction(a) * Fraction(b) for a, b in zip(g, d))
        square = sum(Fraction(b) ** 2 for b in d)
        if square > 0:
            signed[place] = along * abs(along) / square
    if signed == {}:
        raise ValueError("no direction")
    place = next(p for p, value in signed.items() if value == min(signed.values()))
    root = abs(float(signed[place])) ** 0.5
    return SimpleNamespace(
        index=place,
        rate=-root if signed[place] < 0 else root,
        bound=-(float(sum(Fraction(a) ** 2 for a in g)) ** 0.5),
    )
