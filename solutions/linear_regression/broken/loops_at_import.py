# keep training until the loss is zero
while True:
    pass


def linearRegression(xs, ys):
    return {"m": 0.0, "b": 0.0}
