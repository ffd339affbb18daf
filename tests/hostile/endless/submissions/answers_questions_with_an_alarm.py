"""Floods itself with timer signals while it loops."""

import signal


def linearRegression(xs, ys):
    signal.signal(signal.SIGALRM, lambda *_: None)
    signal.setitimer(signal.ITIMER_REAL, 1e-5, 1e-5)
    while True:
        pass
