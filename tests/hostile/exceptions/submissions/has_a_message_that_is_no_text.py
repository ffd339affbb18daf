"""Raises with a message that is a text with behavior of its own, or half a character."""


class Text(str):
    def __getitem__(self, key):
        return Text("\ud800")

    def encode(self, *_):
        raise SystemExit(0)


class Odd(Exception):
    def __str__(self):
        return Text("\ud800")


def linearRegression(xs, ys):
    raise Odd
