"""Return both the result and the history.

caught_by: H01 H02 H03 H04 H05 H06 H07
"""


def gradient_descent_1d(df, x0, lr, steps):
    x = x0
    history = [round(x, 6)]
    for _ in range(steps):
        x = x - lr * df(x)
        history.append(round(x, 6))
    return round(x, 6)
