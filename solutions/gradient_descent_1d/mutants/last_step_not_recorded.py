"""You wrote the position down before moving, so the last step never reaches the diary.

caught_by: H01 H02 H03 H04 H05 H06 H07
hint: 2
idea: recorded_before_moving
"""


def gradient_descent_1d(df, x0, lr, steps):
    x = x0
    history = []
    for _ in range(steps):
        history.append(round(x, 6))
        x = x - lr * df(x)
    return {"result": round(x, 6), "history": history}
