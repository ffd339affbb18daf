"""Each step goes uphill; the update subtracts the gradient.

caught_by: H02 H03 H04 H05 H06 H07
idea: ascent
"""


def gradient_descent_1d(df, x0, lr, steps):
    x = x0
    history = [round(x, 6)]
    for _ in range(steps):
        x = x + lr * df(x)
        history.append(round(x, 6))
    return {"result": round(x, 6), "history": history}
