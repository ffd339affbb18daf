"""Your bound adds up absolute values. Cauchy-Schwarz is about the Euclidean length: the root of the sum of
squares.

caught_by: H01 H02 H03 H04 H06 H07 H09
idea: other_length
"""


def dot(a, b):
    return sum(p * q for p, q in zip(a, b))


def steepest_of(g, directions):
    usable = [(i, d) for i, d in enumerate(directions) if any(d)]
    if not usable:
        raise ValueError("there must be a direction other than zero")

    rates = [(dot(g, d) / dot(d, d) ** 0.5, i) for i, d in usable]
    rate, index = min(rates, key=lambda pair: pair[0])
    return {"index": index, "rate": rate, "bound": -sum(abs(a) for a in g)}
