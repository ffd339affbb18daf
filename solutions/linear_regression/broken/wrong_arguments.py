def linearRegression(points):
    n = len(points)
    m = b = 0
    for i in range(1000):
        dm = -2 * sum(x * (y - m * x - b) for x, y in points) / n
        db = -2 * sum(y - m * x - b for x, y in points) / n
        m, b = m - 0.01 * dm, b - 0.01 * db
    return {"m": round(m, 2), "b": round(b, 2)}
