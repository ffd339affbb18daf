"""Style: stops a run that stands still or is no number any more; thousandths as whole numbers."""


def final(df, x, lr, steps):
    while steps > 0:
        new = x - lr * df(x)
        if new == x or new != new:
            return new
        x, steps = new, steps - 1
    return x


def distinct_minima(df, starts, lr, steps):
    thousandths = set()
    for start in starts:
        end = final(df, start, lr, steps)
        if abs(end) < float("inf"):
            thousandths.add(round(end * 1000))
    return [number / 1000 for number in sorted(thousandths)]
