"""Never finishes loading."""

while True:
    pass


def linearRegression(xs, ys):
    return {"m": 2.0, "b": 1.0}
