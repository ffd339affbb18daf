def fit(points, m, b, left):
    if left == 0:
        return m, b
    n = len(points)
    errors = [m * x + b - y for x, y in points]
    dm = sum(2 * e * x for e, (x, _) in zip(errors, points)) / n
    db = sum(2 * e for e in errors) / n
    return fit(points, round(m - 0.01 * dm, 2), round(b - 0.01 * db, 2), left - 1)


def linearRegression(xs, ys):
    points = list(zip(xs, ys))
    m, b = 0, 0
    for _ in range(10):
        m, b = fit(points, m, b, 100)
    return {"m": m, "b": b}
