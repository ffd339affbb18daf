"""What is true, by the reference: the unrounded slope and intercept after 1000 steps."""

import reference


def linearRegression(xs, ys):
    line = reference.linear_regression(xs, ys)
    return {"m": line.m, "b": line.b}
