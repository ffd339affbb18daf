"""You rounded the number you keep computing with. Round only what you report, or tiny steps vanish.

caught_by: H04 H05 H07
hint: 3
idea: rounds_on_the_way
"""


def gradient_descent_1d(df, x0, lr, steps):
    x = x0
    history = [round(x, 6)]
    for _ in range(steps):
        x = round(x - lr * df(x), 6)
        history.append(round(x, 6))
    return {"result": round(x, 6), "history": history}
