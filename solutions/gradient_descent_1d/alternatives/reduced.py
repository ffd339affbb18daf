"""Style: functools.reduce over the step numbers, a new diary each time, half-up rounding by floor."""

from functools import reduce
from math import floor


def gradient_descent_1d(df, x0, lr, steps):
    def half_up(x):
        return floor(x * 1e6 + 0.5) / 1e6

    path = reduce(lambda path, _: [*path, path[-1] - lr * df(path[-1])], range(steps), [x0])
    return {"result": half_up(path[-1]), "history": list(map(half_up, path))}
