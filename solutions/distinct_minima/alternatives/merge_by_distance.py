"""Style: sorted ends, merged where neighbors are close together."""

import math


def distinct_minima(df, starts, lr, steps):
    ends = []
    for x in starts:
        for _ in range(steps):
            x -= lr * df(x)
        if not (math.isnan(x) or math.isinf(x)):
            ends.append(x)
    ends.sort()
    merged = []
    for x in ends:
        if not merged or x - merged[-1] > 0.0005:
            merged.append(x)
    return [round(x, 3) for x in merged]
