def linearRegression(xs, ys):
    m = [0.0] * 10**11  # far more than there is
    return {"m": m[0], "b": 0}
