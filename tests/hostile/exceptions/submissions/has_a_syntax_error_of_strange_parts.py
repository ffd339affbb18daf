"""Fails to load with a syntax error whose parts are not what they should be."""

error = SyntaxError("look here", (__file__, 1, 1, "x"))
error.lineno, error.offset, error.text, error.msg = -(10**30), -(10**30), "x" * 10**6, "y" * 10**6
raise error


def linearRegression(xs, ys):
    return {"m": 2.0, "b": 1.0}
