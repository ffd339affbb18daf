"""You counted places after leaving the zero vectors out. The place is that in the list which you were given.

caught_by: H03
"""


def dot(a, b):
    return sum(p * q for p, q in zip(a, b))


def steepest_of(g, directions):
    usable = [(i, d) for i, d in enumerate(directions) if any(d)]
    if not usable:
        raise ValueError("there must be a direction other than zero")

    rates = [(dot(g, d) / dot(d, d) ** 0.5, i) for i, d in usable]
    rate, index = min((rate, place) for place, (rate, _) in enumerate(rates))
    return {"index": index, "rate": rate, "bound": -(dot(g, g) ** 0.5)}
