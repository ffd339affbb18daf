"""Takes memory twice as large each time."""


def linearRegression(xs, ys):
    text = "x"
    while len(text) < 2**32:
        text += text
    return len(text)
