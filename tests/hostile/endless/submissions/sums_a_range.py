"""Loops inside one C call that never looks at signals."""


def linearRegression(xs, ys):
    return sum(range(10**15))
