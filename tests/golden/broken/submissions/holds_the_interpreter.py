def linearRegression(xs, ys):
    m = sum(range(10**12))  # in C: no signal is looked at
    return {"m": m, "b": 0}
