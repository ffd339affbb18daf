def linearRegression(xs, ys):
    if len(xs) == 0 or len(xs) != len(ys):
        raise ValueError("no points")
    n, m, b = len(xs), 0.0, 0.0
    for _ in range(1000):
        e = [m * x + b - y for x, y in zip(xs, ys)]
        gm, gb = 2 * sum(a * x for a, x in zip(e, xs)) / n, 2 * sum(e) / n
        m, b = m - 0.01 * gm, b - 0.01 * gb
    return {"m": round(float(m), 2), "b": round(float(b), 2)}
