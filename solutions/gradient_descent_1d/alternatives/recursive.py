"""Style: recursion, one step a call."""


def walk(df, x, lr, steps):
    if steps == 0:
        return [x]
    return [x] + walk(df, x - lr * df(x), lr, steps - 1)


def gradient_descent_1d(df, x0, lr, steps):
    history = [round(x, 6) for x in walk(df, x0, lr, steps)]
    return {"result": history[-1], "history": history}
