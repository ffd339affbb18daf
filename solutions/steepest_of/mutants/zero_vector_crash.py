"""You divided by the length of a zero vector. Skip vectors without a direction before you divide.

caught_by: H03 H08
hint: 3
idea: zero_not_excluded
"""


def dot(a, b):
    return sum(p * q for p, q in zip(a, b))


def steepest_of(g, directions):
    rates = [(dot(g, d) / dot(d, d) ** 0.5, i) for i, d in enumerate(directions)]
    rate, index = min(rates, key=lambda pair: pair[0])
    return {"index": index, "rate": rate, "bound": -(dot(g, g) ** 0.5)}
