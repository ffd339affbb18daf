"""Returns a set whose elements all have the same hash, so that looking at them takes for ever."""


def linearRegression(xs, ys):
    return {k * (2**61 - 1) for k in range(4_000)}
