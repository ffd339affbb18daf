"""Returns eighty megabytes of numbers."""


def linearRegression(xs, ys):
    return [0.5] * 10**7
