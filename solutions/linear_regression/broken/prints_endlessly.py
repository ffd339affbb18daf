def linearRegression(xs, ys):
    n = len(xs)
    m = b = 0.0
    steps = 0
    while steps < 1000:
        e = [y - (m * x + b) for x, y in zip(xs, ys)]
        m += 0.02 * sum(x * r for x, r in zip(xs, e)) / n
        b += 0.02 * sum(e) / n
        print("step", steps, "m =", m, "b =", b)
    return {"m": round(m, 2), "b": round(b, 2)}
