"""Calls itself for ever."""


def linearRegression(xs, ys):
    return linearRegression(xs, ys)
