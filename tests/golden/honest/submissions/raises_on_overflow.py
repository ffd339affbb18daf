import numpy as np

np.seterr(all="raise")
np.random.seed(0)


def linearRegression(xs, ys):
    x, y = np.array(xs, float), np.array(ys, float)
    if x.shape != y.shape or not len(x):
        raise ValueError("shapes differ")
    m = b = 0.0
    with np.errstate(under="ignore"):
        for _ in range(1000):
            e = m * x + b - y
            m, b = m - 0.02 * np.mean(e * x), b - 0.02 * np.mean(e)
    return {"b": float(f"{b:.2f}"), "m": float(f"{m:.2f}")}
