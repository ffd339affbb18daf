"""All three values are right, but they have no names. Return them as index, rate and bound.

caught_by: H10
idea: names_lost
"""


def dot(a, b):
    return sum(p * q for p, q in zip(a, b))


def steepest_of(g, directions):
    usable = [(i, d) for i, d in enumerate(directions) if any(d)]
    if not usable:
        raise ValueError("there must be a direction other than zero")

    rates = [(dot(g, d) / dot(d, d) ** 0.5, i) for i, d in usable]
    rate, index = min(rates, key=lambda pair: pair[0])
    return index, rate, -(dot(g, g) ** 0.5)
