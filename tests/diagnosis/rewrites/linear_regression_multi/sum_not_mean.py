def linear_regression_multi(X, y, lr=0.01, steps=1000, lam=0.0):
    rows, features = len(X), len(X[0]) if X else 0
    if rows == 0 or rows != len(y):
        raise ValueError("need one y for each row")
    for row in X:
        if len(row) != features:
            raise ValueError("rows of different lengths")

    w = [0] * features
    b = 0
    for _ in range(steps):
        dw = [lam * wj for wj in w]
        db = 0
        for i in range(rows):
            prediction = b
            for j in range(features):
                prediction += w[j] * X[i][j]
            residual = prediction - y[i]
            for j in range(features):
                dw[j] += 2 * residual * X[i][j]
            db += 2 * residual
        for j in range(features):
            w[j] -= lr * dw[j]
        b -= lr * db
    return {"w": [round(wj, 4) for wj in w], "b": round(b, 4)}
