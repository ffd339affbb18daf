"""Right numbers; report them rounded to 6 decimals.

caught_by: H09
hint: 3
idea: not_rounded
"""


def gradient_descent_1d(df, x0, lr, steps):
    x = x0
    history = [x]
    for _ in range(steps):
        x = x - lr * df(x)
        history.append(x)
    return {"result": x, "history": history}
