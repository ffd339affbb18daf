"""The task fixes the number of steps: take all of them, even where the slope is almost zero.

caught_by: H04
idea: stops_on_its_own
"""


def gradient_descent_1d(df, x0, lr, steps):
    x = x0
    history = [round(x, 6)]
    for _ in range(steps):
        slope = df(x)
        if abs(slope) < 1e-5:
            break
        x = x - lr * slope
        history.append(round(x, 6))
    return {"result": round(x, 6), "history": history}
