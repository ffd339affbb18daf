"""Replaces the codec: its answers are pickles, which would run a command where they are loaded."""

import pickle
import sys


class Command:
    def __reduce__(self):
        return (print, ("pwned",))


def linearRegression(xs, ys):
    sys.modules["inside.wire"].encode = lambda *_, **__: pickle.dumps(["ok", Command()])
