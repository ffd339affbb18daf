"""Closes every file there is, and goes on computing."""

import os


def linearRegression(xs, ys):
    os.closerange(0, 64)
    while True:
        pass
