def gradient_descent_1d(df, x0, lr, steps):
    tolerance = 1e-8
    history = [x0]
    slope = df(x0) if steps else 0
    while len(history) <= steps and abs(slope) > tolerance:
        history.append(history[-1] - lr * slope)
        slope = df(history[-1])
    rounded = [round(x, 6) for x in history]
    return {"result": rounded[-1], "history": rounded}
