"""Prints what is no text, and text that steers terminals."""

import os


def linearRegression(xs, ys):
    os.write(1, b"\xff\xfe\x00\x1b]0;title\x07\x1b[2J" + bytes(range(256)))
    return {"m": 2.0, "b": 1.0}
