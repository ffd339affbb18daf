import os


def linearRegression(xs, ys):
    print("a moment \x1b[2J\x07 please")
    os.abort()
