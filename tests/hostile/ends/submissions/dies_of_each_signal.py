"""Ends itself by the signal whose number is the first x."""

import os
import signal


def linearRegression(xs, ys):
    number = int(xs[0])
    try:
        signal.signal(number, signal.SIG_DFL)
    except (OSError, ValueError):
        pass
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [number])
    os.kill(os.getpid(), number)
