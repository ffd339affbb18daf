def gradient_descent_1d(df, x0, lr, steps):
    history = [x0]
    for k in range(steps):
        x0 = x0 - lr * df(x0
        history.append(x0)
    return {"result": x0, "history": history}
