"""Style: indices and accumulators, as in C; checks by try and except."""


def linear_regression_multi(X, y, lr=0.01, steps=1000, lam=0.0):
    try:
        d = len(X[0])
    except IndexError:
        raise ValueError("no rows") from None
    n = len(y)
    if n != len(X):
        raise ValueError("lengths differ")
    for i in range(n):
        if len(X[i]) != d:
            raise ValueError("ragged")
    p = [0.0] * (d + 1)
    k = 0
    while k < steps:
        g = [lam * p[j] for j in range(d)] + [0.0]
        for i in range(n):
            r = p[d] - y[i]
            for j in range(d):
                r += p[j] * X[i][j]
            for j in range(d):
                g[j] += 2 * r * X[i][j] / n
            g[d] += 2 * r / n
        for j in range(d + 1):
            p[j] -= lr * g[j]
        k += 1
    return {"w": [round(p[j], 4) for j in range(d)], "b": round(p[d], 4)}
