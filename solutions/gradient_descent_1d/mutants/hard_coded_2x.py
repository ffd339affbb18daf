"""The routine must work for whichever derivative it is given, not only 2x.

caught_by: H03 H05 H08
"""


def gradient_descent_1d(df, x0, lr, steps):
    x = x0
    history = [round(x, 6)]
    for _ in range(steps):
        x = x - lr * 2 * x
        history.append(round(x, 6))
    return {"result": round(x, 6), "history": history}
