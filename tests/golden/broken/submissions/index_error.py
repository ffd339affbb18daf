def linearRegression(xs, ys):
    return {"m": xs[len(xs)], "b": 0}
