def mse_and_gradient(points, m, b):
    loss = 0
    while loss >= 0: loss += 1
    return {"loss": loss, "dm": 0, "db": 0}
