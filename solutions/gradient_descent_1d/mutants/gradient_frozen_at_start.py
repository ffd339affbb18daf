"""The derivative has to be measured again at every new position.

caught_by: H02 H03 H04 H05 H06 H07 H08
hint: 2
idea: stale_gradient
"""


def gradient_descent_1d(df, x0, lr, steps):
    x = x0
    history = [round(x, 6)]
    slope = df(x)
    for _ in range(steps):
        x = x - lr * slope
        history.append(round(x, 6))
    return {"result": round(x, 6), "history": history}
