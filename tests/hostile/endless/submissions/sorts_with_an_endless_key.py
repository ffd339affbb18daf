"""Hides its loop in a comparison that C code calls."""


class Endless:
    def __lt__(self, other):
        while True:
            pass


def linearRegression(xs, ys):
    return sorted([Endless(), Endless()])
