def mse_and_gradient(points, m, b):
    n = len(points)
    loss = 0
    dm = 0
    db = 0
    for x, y in points:
        prediction = m * x + b
        loss += (prediction - y) ** 2
        dm += 2 * (prediction - y)
        db += 2 * (prediction - y)
    loss = loss / n
    dm = dm / n
    db = db / n

    return {"loss": loss, "dm": dm, "db": db}
