"""Returns a list that holds itself."""


def linearRegression(xs, ys):
    line = []
    line.append(line)
    return line
