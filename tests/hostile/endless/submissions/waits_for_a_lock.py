"""Waits for itself."""

import threading


def linearRegression(xs, ys):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
