"""Raises an exception whose message never ends."""


class Endless(Exception):
    def __str__(self):
        while True:
            pass


def linearRegression(xs, ys):
    raise Endless
