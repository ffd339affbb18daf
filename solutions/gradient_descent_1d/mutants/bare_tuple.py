"""Right numbers, but the answer should have fields named result and history.

caught_by: H10
idea: names_lost
"""


def gradient_descent_1d(df, x0, lr, steps):
    x = x0
    history = [round(x, 6)]
    for _ in range(steps):
        x = x - lr * df(x)
        history.append(round(x, 6))
    return round(x, 6), history
