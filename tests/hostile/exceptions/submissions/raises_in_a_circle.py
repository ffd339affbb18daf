"""Raises an exception that is its own cause."""


def linearRegression(xs, ys):
    first, second = ValueError("first"), ValueError("second")
    first.__cause__, second.__cause__ = second, first
    first.__context__, second.__context__ = second, first
    raise first
