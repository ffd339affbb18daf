"""Pretends that somebody pressed Ctrl-C."""


def linearRegression(xs, ys):
    raise KeyboardInterrupt
