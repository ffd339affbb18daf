"""Style: angles; the rate is the length of the gradient times the cosine between the two."""

from math import sqrt


def norm(v):
    return sqrt(sum(c**2 for c in v))


def steepest_of(g, directions):
    size = norm(g)

    def cosine(d):
        return sum(a * b for a, b in zip(g, d)) / (size * norm(d)) if size else 0.0

    candidates = [i for i, d in enumerate(directions) if norm(d) > 0]
    if len(candidates) == 0:
        raise ValueError("no direction is left")
    winner = min(candidates, key=lambda i: cosine(directions[i]))
    return dict(index=winner, rate=size * cosine(directions[winner]), bound=-size)
