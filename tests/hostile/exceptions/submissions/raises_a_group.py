"""Raises exceptions in exceptions in exceptions."""


def linearRegression(xs, ys):
    group = ExceptionGroup("innermost", [ValueError("x")])
    for depth in range(5_000):
        group = ExceptionGroup(str(depth), [group])
    raise group
