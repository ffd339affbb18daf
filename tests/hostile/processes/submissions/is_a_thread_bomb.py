"""Starts a hundred threads; tells how many started."""

import threading


def linearRegression(xs, ys):
    end = threading.Event()
    started = 0
    try:
        for _ in range(100):
            threading.Thread(target=end.wait, daemon=True).start()
            started += 1
    except (RuntimeError, MemoryError):
        pass
    end.set()
    return started
