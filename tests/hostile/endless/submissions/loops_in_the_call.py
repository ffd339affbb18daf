"""Never returns."""


def linearRegression(xs, ys):
    while True:
        pass
