def gradient_descent_1d(df, x0, lr, steps):
    history = [x0]
    for k in range(steps):
        print("step", k)
        history.append(history[k + 1] - lr * df(history[k]))
    return {"result": history[-1], "history": history}
