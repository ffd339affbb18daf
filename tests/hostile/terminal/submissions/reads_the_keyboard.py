"""Waits for somebody to type."""

import sys


def linearRegression(xs, ys):
    rest = sys.stdin.read()
    return rest or input("password: ")
