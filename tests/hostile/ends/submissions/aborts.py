"""Aborts, as a failed assertion of a C library would."""

import os


def linearRegression(xs, ys):
    os.abort()
