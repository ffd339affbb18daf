"""Our answer: one loop, and a diary that gets rounded copies of x."""


def gradient_descent_1d(df, x0, lr, steps):
    x = x0
    history = [round(x, 6)]
    for _ in range(steps):
        x = x - lr * df(x)
        history.append(round(x, 6))
    return {"result": round(x, 6), "history": history}
