"""Report where the run ended, not the position nearest to 0 that it passed.

caught_by: H02 H03
"""


def gradient_descent_1d(df, x0, lr, steps):
    x = x0
    history = [round(x, 6)]
    for _ in range(steps):
        x = x - lr * df(x)
        history.append(round(x, 6))
    return {"result": min(history, key=abs), "history": history}
