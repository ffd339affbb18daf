def fit_scaled(X, y, lr=0.1, steps=500):
    n = len(X)
    if n == 0 or n != len(y):
        raise ValueError("X and y must have the same length")
    p = len(X[0])
    mu = [sum(row[j] for row in X) / n for j in range(p)]
    sd = [(sum((row[j] - mu[j]) ** 2 for row in X) / n) ** 0.5 for j in range(p)]
    sd = [s if s > 0 else 1 for s in sd]

    def go(v, c, left):
        if left == 0:
            return v, c
        dv, dc = [0.0] * p, 0.0
        for row, target in zip(X, y):
            z = [(row[j] - mu[j]) / sd[j] for j in range(p)]
            error = sum(a * b for a, b in zip(v, z)) + c - target
            dc += 2 * error / n
            dv = [d + 2 * error * zj / n for d, zj in zip(dv, z)]
        return go([a - lr * d for a, d in zip(v, dv)], c - lr * dc, left - 1)

    v, c = go([0.0] * p, 0.0, steps)
    w = [v[j] * sd[j] for j in range(p)]
    return {"w": [round(x, 4) for x in w], "b": round(c - sum(w[j] * mu[j] for j in range(p)), 4)}
