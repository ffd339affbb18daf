"""Style: itertools.accumulate walks, a comprehension writes."""

from itertools import accumulate, repeat


def gradient_descent_1d(df, x0, lr, steps):
    path = accumulate(repeat(None, steps), lambda x, _: x - lr * df(x), initial=x0)
    history = [round(x, 6) for x in path]
    return {"history": history, "result": history[-1]}
