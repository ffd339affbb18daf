def linear_regression(xs, ys):
    return {"m": 0, "b": 0}
