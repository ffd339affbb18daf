"""Asks for more in one piece than a machine gives to one student."""


def linearRegression(xs, ys):
    return len(bytearray(10 * 10**9))
