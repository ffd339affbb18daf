from math import sqrt


def steepest_of(g, directions):
    best = None
    for i in range(len(directions)):
        d = directions[i]
        length = sqrt(sum(c * c for c in d))
        unit = [c / length for c in d]
        rate = sum(a * b for a, b in zip(g, unit))
        if best is None or rate < best[1]:
            best = (i, rate)
    if best is None:
        raise ValueError("empty list")
    return {"index": best[0], "rate": best[1], "bound": -sqrt(sum(a * a for a in g))}
