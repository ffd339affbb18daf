"""Style: one loop with three running totals."""


def mse_and_gradient(points, m, b):
    if not points:
        raise ValueError("no points")
    loss = 0
    dm = 0
    db = 0
    for i in range(len(points)):
        x = points[i][0]
        y = points[i][1]
        error = (m * x + b) - y
        loss += error**2 / len(points)
        dm += 2 * error * x / len(points)
        db += 2 * error / len(points)
    result = {}
    result["loss"] = loss
    result["dm"] = dm
    result["db"] = db
    return result
