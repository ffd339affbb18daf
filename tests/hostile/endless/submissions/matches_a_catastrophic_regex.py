"""Backtracks in the regular expression engine for longer than the universe is old."""

import re


def linearRegression(xs, ys):
    return bool(re.match(r"(a+)+$", "a" * 60 + "b"))
