def linear_regression(xs, ys):
    if len(xs) == 0 or len(xs) != len(ys):
        raise ValueError("bad input")
    n = len(xs)
    m = b = 0
    for i in range(1000):
        dm = -2 * sum(x * (y - m * x - b) for x, y in zip(xs, ys)) / n
        db = -2 * sum(y - m * x - b for x, y in zip(xs, ys)) / n
        m, b = m - 0.01 * dm, b - 0.01 * db
    return {"m": round(m, 2), "b": round(b, 2)}
