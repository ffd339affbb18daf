"""You kept only the sign of the slope. The step should shrink with the slope.

caught_by: H02 H03 H04 H05 H06 H07
idea: slope_left_out
"""


def gradient_descent_1d(df, x0, lr, steps):
    x = x0
    history = [round(x, 6)]
    for _ in range(steps):
        slope = df(x)
        x = x - lr * ((slope > 0) - (slope < 0))
        history.append(round(x, 6))
    return {"result": round(x, 6), "history": history}
