def linearRegression(xs, ys):
    return linearRegression(xs, ys)
