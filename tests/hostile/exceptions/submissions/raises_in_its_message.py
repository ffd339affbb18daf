"""Raises with a message that raises."""


class Raising(Exception):
    def __str__(self):
        raise self

    __repr__ = __str__


def linearRegression(xs, ys):
    raise Raising
