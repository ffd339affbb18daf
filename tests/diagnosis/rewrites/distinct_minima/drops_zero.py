import math


def descend(df, x, lr, steps):
    return x if steps == 0 else descend(df, x - lr * df(x), lr, steps - 1)


def distinct_minima(df, starts, lr, steps):
    ends = []
    for start in starts:
        end = descend(df, start, lr, steps)
        end = round(end, 3) if math.isfinite(end) else None
        if end and end not in ends:
            ends.append(end)
    ends.sort()
    return ends
