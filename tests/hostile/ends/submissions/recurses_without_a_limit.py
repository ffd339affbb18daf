"""Calls itself for ever, with the interpreter's brake taken off."""

import sys


def linearRegression(xs, ys):
    sys.setrecursionlimit(2**31 - 1)

    class Deep:
        def __repr__(self):
            return repr(Deep())

    return repr(Deep())
