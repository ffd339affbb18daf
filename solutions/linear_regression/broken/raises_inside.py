def linearRegression(xs, ys):
    m = b = 0
    for i in range(1000):
        error = ys - (m * xs + b)
        m += 0.02 * sum(xs * error) / len(xs)
        b += 0.02 * sum(error) / len(xs)
    return {"m": round(m, 2), "b": round(b, 2)}
