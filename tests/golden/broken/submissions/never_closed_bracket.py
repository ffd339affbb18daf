def linearRegression(xs, ys):
    total = sum(xs
    return {"m": total, "b": 0}
