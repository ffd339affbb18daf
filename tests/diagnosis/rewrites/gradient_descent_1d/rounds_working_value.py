def gradient_descent_1d(df, x0, lr, steps):
    history = [x0]
    for i in range(steps):
        new = history[i] - df(history[i]) * lr
        history.append(float(f"{new:.6f}"))
    return dict(result=history[-1], history=history)
