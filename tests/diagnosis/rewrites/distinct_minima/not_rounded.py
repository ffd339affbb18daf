from math import isinf, isnan


def distinct_minima(df, starts, lr, steps):
    ends = {}
    for x in starts:
        for _ in range(steps):
            x = x - lr * df(x)
        if not isnan(x) and not isinf(x):
            ends.setdefault(round(x, 9), x)
    return [ends[key] for key in sorted(ends)]
