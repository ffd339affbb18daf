"""Closes the files that it prints to, and prints."""

import os
import sys


def linearRegression(xs, ys):
    os.close(1)
    os.close(2)
    sys.stdout.close = lambda: 1 / 0
    print("x" * 100_000)
