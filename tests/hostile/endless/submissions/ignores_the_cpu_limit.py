"""Ignores the signal of the soft CPU limit and burns on."""

import signal


def linearRegression(xs, ys):
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    while True:
        pass
