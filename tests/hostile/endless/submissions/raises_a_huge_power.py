"""Computes inside one C call that holds the interpreter's lock."""


def linearRegression(xs, ys):
    return 3 ** (10**9) % 7
