"""Fails to load with a syntax error of its own making, in a column that a terminal cannot be wide enough for."""

raise SyntaxError("look here", (__file__, 1, 10**17, "x = 1", 1, 10**17))


def linearRegression(xs, ys):
    return {"m": 2.0, "b": 1.0}
