def linearRegression(xs, ys):
    n = len(xs)
    sx, sy = sum(xs), sum(ys)
    sxx = sum(x * x for x in xs)
    sxy = sum(x * y for x, y in zip(xs, ys))
    m = b = 0.0
    for _ in range(1000):
        dm = 2 / n * (m * sxx + b * sx - sxy)
        db = 2 / n * (m * sx + b * n - sy)
        m, b = m - 0.01 * dm, b - 0.01 * db
    return {"m": "%.2f" % m, "b": "%.2f" % b}
