"""Closures and lambdas: a step is a function made from the data, and reduce applies it 1000 times."""

from functools import reduce
from operator import mul, sub


def make_gradient(xs, ys):
    mean = lambda values: sum(values) / len(xs)

    def gradient(theta):
        errors = [*map(sub, [theta[0] * x + theta[1] for x in xs], ys)]
        return 2 * mean(map(mul, errors, xs)), 2 * mean(errors)

    return gradient


def make_step(gradient, rate):
    return lambda theta, _: tuple(t - rate * g for t, g in zip(theta, gradient(theta)))


def linearRegression(xs, ys, *, rate=0.01, steps=1000):
    if len(xs) != len(ys) or not len(xs):
        raise ValueError("xs and ys must be equally long and not empty")
    step = make_step(make_gradient(xs, ys), rate)
    m, b = reduce(step, range(steps), (0.0, 0.0))
    return {"m": round(m, 2), "b": round(b, 2)}
