"""Style: an endless generator of positions, cut by the budget."""

from itertools import islice


def walk(df, x, lr):
    while True:
        yield x
        x = x - lr * df(x)


def steps_within(df, x0, lr, target, tol, max_steps=10000):
    positions = islice(walk(df, x0, lr), max_steps + 1)
    return next((t for t, x in enumerate(positions) if abs(x - target) <= tol), None)
