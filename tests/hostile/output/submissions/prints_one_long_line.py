"""Prints more than may be printed in a single write."""


def linearRegression(xs, ys):
    print("x" * (64 * 2**20))
