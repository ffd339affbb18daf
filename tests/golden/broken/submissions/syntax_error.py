def linearRegression(xs, ys):
    m = b = 0.0
    for step in range(1000)
        m += 1
    return {"m": m, "b": b}
