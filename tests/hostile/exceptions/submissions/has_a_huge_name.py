"""Raises an exception whose class has a name of ten megabytes."""


def linearRegression(xs, ys):
    raise type("X" * (10 * 2**20), (Exception,), {})("x")
