"""Style: a generator of positions, as many of them taken as are asked for; the diary is a tuple."""

from collections import namedtuple

Walk = namedtuple("Walk", "result history")


def positions(df, x, lr, steps):
    yield x
    for _ in range(steps):
        x = x - lr * df(x)
        yield x


def gradient_descent_1d(df, x0, lr, steps):
    history = tuple(round(x, 6) for x in positions(df, x0, lr, steps))
    return Walk(history[-1], history)
