from itertools import islice


def descend(xs, ys):
    m = b = 0.0
    n = len(xs)
    while True:
        yield m, b
        gm = gb = 0.0
        for error, x in ((m * x + b - y, x) for x, y in zip(xs, ys)):
            gm += 2 * error * x / n
            gb += 2 * error / n
        m, b = m - 0.01 * gm, b - 0.01 * gb


def linearRegression(xs, ys):
    if not len(xs) or len(xs) != len(ys):
        raise ValueError
    m, b = next(islice(descend(xs, ys), 1000, None))
    return {"m": round(float(m), 2), "b": round(float(b), 2)}
