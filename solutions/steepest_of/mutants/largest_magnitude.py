"""You compared the sizes of the rates. Size alone cannot tell up from down: keep the sign.

caught_by: H07 H09
hint: 2
"""


def dot(a, b):
    return sum(p * q for p, q in zip(a, b))


def steepest_of(g, directions):
    usable = [(i, d) for i, d in enumerate(directions) if any(d)]
    if not usable:
        raise ValueError("there must be a direction other than zero")

    rates = [(dot(g, d) / dot(d, d) ** 0.5, i) for i, d in usable]
    rate, index = max(rates, key=lambda pair: abs(pair[0]))
    return {"index": index, "rate": rate, "bound": -(dot(g, g) ** 0.5)}
