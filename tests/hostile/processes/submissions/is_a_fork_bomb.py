"""Forks what it has forked (five times at most here); tells how many there are."""

import os


def linearRegression(xs, ys):
    born = 0
    for _ in range(5):
        try:
            if os.fork() == 0:
                os._exit(0)
            born += 1
        except OSError:
            pass
    return born
