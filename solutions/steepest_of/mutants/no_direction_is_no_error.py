"""Of a list without any usable direction there is no steepest one: check for that and raise ValueError.

caught_by: H08
idea: bad_input_unnoticed
"""


def dot(a, b):
    return sum(p * q for p, q in zip(a, b))


def steepest_of(g, directions):
    usable = [(i, d) for i, d in enumerate(directions) if any(d)]
    if not usable:
        return None

    rates = [(dot(g, d) / dot(d, d) ** 0.5, i) for i, d in usable]
    rate, index = min(rates, key=lambda pair: pair[0])
    return {"index": index, "rate": rate, "bound": -(dot(g, g) ** 0.5)}
