"""Style: itertools.accumulate makes the positions, takewhile counts those that are still too far."""

from itertools import accumulate, repeat, takewhile


def steps_within(df, x0, lr, target, tol, max_steps=10000):
    path = accumulate(repeat(None, max_steps), lambda x, _: x - lr * df(x), initial=x0)
    outside = sum(1 for _ in takewhile(lambda x: not abs(x - target) <= tol, path))
    return outside if outside <= max_steps else None
