"""Never reads what it is asked next: the grader must not wait for it while it sends a long question."""

import os
import sys
import time

guest = sys.modules["inside.guest"]


def sleep(*_):
    while True:
        time.sleep(1)


guest._Guest.receive = sleep


def linearRegression(xs, ys):
    return os.getpid()
