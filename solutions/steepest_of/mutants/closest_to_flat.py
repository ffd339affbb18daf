"""You picked the rate closest to 0: along that direction the function barely changes. Descent wants the most
negative rate.

caught_by: H01 H02 H03 H04 H07 H09
hint: 2
"""


def dot(a, b):
    return sum(p * q for p, q in zip(a, b))


def steepest_of(g, directions):
    usable = [(i, d) for i, d in enumerate(directions) if any(d)]
    if not usable:
        raise ValueError("there must be a direction other than zero")

    rates = [(dot(g, d) / dot(d, d) ** 0.5, i) for i, d in usable]
    rate, index = min(rates, key=lambda pair: abs(pair[0]))
    return {"index": index, "rate": rate, "bound": -(dot(g, g) ** 0.5)}
