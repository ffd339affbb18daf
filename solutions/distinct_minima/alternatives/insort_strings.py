"""Style: formatted text decides what is the same; bisect keeps the list in order."""

from bisect import insort


def walk(df, x, lr):
    while True:
        yield x
        x = x - lr * df(x)


def distinct_minima(df, starts, lr, steps):
    seen, ends = set(), []
    for start in starts:
        path = walk(df, start, lr)
        for _ in range(steps):
            next(path)
        text = f"{next(path):.3f}".replace("-0.000", "0.000")
        if text not in seen and text not in ("nan", "inf", "-inf"):
            seen.add(text)
            insort(ends, float(text))
    return ends
