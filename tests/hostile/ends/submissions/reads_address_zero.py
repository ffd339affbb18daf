"""Crashes the interpreter."""

import ctypes


def linearRegression(xs, ys):
    return ctypes.string_at(0)
