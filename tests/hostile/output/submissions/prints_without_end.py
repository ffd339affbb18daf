"""Prints until somebody stops it."""


def linearRegression(xs, ys):
    while True:
        print("x" * 10_000)
