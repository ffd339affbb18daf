import statistics


def scaled(numbers):
    middle, spread = statistics.mean(numbers), statistics.pstdev(numbers) or 1
    return middle, spread, [(x - middle) / spread for x in numbers]


def fit_scaled(X, y, lr=0.1, steps=500):
    if not X or len(X) != len(y):
        raise ValueError("not as many rows as targets")
    columns = [scaled(column) for column in zip(*X)]
    _, _, t = scaled(y)
    n, p = len(t), len(columns)
    v, c = [0] * p, 0
    for _ in range(steps):
        e = [c + sum(v[j] * columns[j][2][i] for j in range(p)) - t[i] for i in range(n)]
        v = [v[j] - lr * 2 * sum(e[i] * columns[j][2][i] for i in range(n)) / n for j in range(p)]
        c -= lr * 2 * sum(e) / n
    w = [v[j] / columns[j][1] for j in range(p)]
    for j in range(p):
        c -= w[j] * columns[j][0]
    return {"w": [round(wj, 4) for wj in w], "b": round(c, 4)}
