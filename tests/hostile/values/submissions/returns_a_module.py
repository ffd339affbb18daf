"""Returns a module and a frame, from which everything in the process can be reached."""

import sys


def linearRegression(xs, ys):
    return [sys, sys._getframe()]
