"""Raises with a message of a hundred megabytes."""


class Huge(Exception):
    def __str__(self):
        return "x" * (100 * 2**20)

    __repr__ = __str__


def linearRegression(xs, ys):
    raise Huge
