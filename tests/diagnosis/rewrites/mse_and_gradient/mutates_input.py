def mse_and_gradient(points, m, b):
    n = len(points)
    if n == 0:
        raise ValueError("points is empty")
    loss = dm = db = 0.0
    while points:
        x, y = points.pop()
        e = y - m * x - b
        loss += e**2 / n
        dm -= 2 * x * e / n
        db -= 2 * e / n
    return {"loss": loss, "dm": dm, "db": db}
