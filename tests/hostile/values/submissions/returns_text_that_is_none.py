"""Returns text that no file could hold: halves of characters."""


def linearRegression(xs, ys):
    return {"m": "\ud800", "\udfff": 1.0}
