"""You compared dot products as they are, which favors long vectors. A longer arrow is not a steeper direction:
compare unit vectors.

caught_by: H01 H02 H03 H04 H06 H09
hint: 1
idea: not_scaled_to_length_one
"""


def dot(a, b):
    return sum(p * q for p, q in zip(a, b))


def steepest_of(g, directions):
    usable = [(i, d) for i, d in enumerate(directions) if any(d)]
    if not usable:
        raise ValueError("there must be a direction other than zero")

    rates = [(dot(g, d), i) for i, d in usable]
    rate, index = min(rates, key=lambda pair: pair[0])
    return {"index": index, "rate": rate, "bound": -(dot(g, g) ** 0.5)}
