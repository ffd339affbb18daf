"""The points are met once: five moments say all that the gradient needs."""


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def linearRegression(xs, ys):
    if len(xs) != len(ys):
        raise ValueError("every x needs its y")
    if len(xs) == 0:
        raise ValueError("there is no point")

    x, y = mean(xs), mean(ys)
    xx, xy = mean(x * x for x in xs), mean(x * y for x, y in zip(xs, ys))

    m = b = 0.0
    for _ in range(1000):
        dm = 2 * (m * xx + b * x - xy)
        db = 2 * (m * x + b - y)
        m, b = m - 0.01 * dm, b - 0.01 * db
    return {"b": round(b, 2), "m": round(m, 2)}
