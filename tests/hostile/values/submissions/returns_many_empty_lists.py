"""Returns what is small on the wire and large in memory."""


def linearRegression(xs, ys):
    return [[] for _ in range(500_000)]
