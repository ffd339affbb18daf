"""You found the right direction, but report its dot product. Report its rate per unit length.

caught_by: H01 H02 H03 H04 H06 H09
hint: 1
"""


def dot(a, b):
    return sum(p * q for p, q in zip(a, b))


def steepest_of(g, directions):
    usable = [(i, d) for i, d in enumerate(directions) if any(d)]
    if not usable:
        raise ValueError("there must be a direction other than zero")

    rates = [(dot(g, d) / dot(d, d) ** 0.5, i) for i, d in usable]
    _, index = min(rates, key=lambda pair: pair[0])
    rate = dot(g, directions[index])
    return {"index": index, "rate": rate, "bound": -(dot(g, g) ** 0.5)}
