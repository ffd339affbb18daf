"""The diary starts with the position before any step.

caught_by: H01 H02 H03 H04 H05 H06 H07
hint: 1
idea: start_not_recorded
"""


def gradient_descent_1d(df, x0, lr, steps):
    x = x0
    history = []
    for _ in range(steps):
        x = x - lr * df(x)
        history.append(round(x, 6))
    return {"result": round(x, 6), "history": history}
