def walk(df, x, g, lr, left):
    if left == 0:
        return [x]
    nxt = x - lr * g
    return [x] + walk(df, nxt, df(nxt), lr, left - 1)


def gradient_descent_1d(df, x0, lr, steps):
    xs = [round(x, 6) for x in walk(df, x0, df(x0), lr, steps)]
    return {"history": xs, "result": xs[-1]}
