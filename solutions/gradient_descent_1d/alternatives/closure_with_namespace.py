"""Style: a closure remembers the position; the answer is a SimpleNamespace."""

from types import SimpleNamespace


def gradient_descent_1d(df, x0, lr, steps):
    x = x0

    def step():
        nonlocal x
        x = x - lr * df(x)
        return note()

    def note():
        return round(x, 6)

    history = [note(), *(step() for _ in range(steps))]
    return SimpleNamespace(result=note(), history=history)
