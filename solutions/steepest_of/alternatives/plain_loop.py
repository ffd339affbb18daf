"""Style: one loop with the best so far; math.hypot for lengths."""

from math import hypot


def steepest_of(g, directions):
    best_rate = None
    best_index = None
    for i in range(len(directions)):
        length = hypot(*directions[i])
        if length == 0:
            continue
        rate = 0
        for j in range(len(g)):
            rate += g[j] * directions[i][j] / length
        if best_rate is None or rate < best_rate:
            best_rate = rate
            best_index = i
    if best_rate is None:
        raise ValueError("nothing to choose from")
    return {"index": best_index, "rate": best_rate, "bound": -hypot(*g)}
