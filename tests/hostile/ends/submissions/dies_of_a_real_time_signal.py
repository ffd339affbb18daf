"""Ends itself by a signal that has a number and no name."""

import os


def linearRegression(xs, ys):
    os.kill(os.getpid(), 40)
