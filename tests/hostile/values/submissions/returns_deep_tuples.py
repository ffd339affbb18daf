"""Returns tuples in tuples."""


def linearRegression(xs, ys):
    line = 1.0
    for _ in range(100):
        line = (line,)
    return line
