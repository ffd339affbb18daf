"""Returns a text of two hundred million characters."""


def linearRegression(xs, ys):
    return "x" * (200 * 10**6)
