"""You measured the slope once more than you stepped. Call df only when a step follows.

caught_by: H08
hint: 2
idea: measured_too_often
"""


def gradient_descent_1d(df, x0, lr, steps):
    x = x0
    history = [round(x, 6)]
    slope = df(x)
    for _ in range(steps):
        x = x - lr * slope
        history.append(round(x, 6))
        slope = df(x)
    return {"result": round(x, 6), "history": history}
