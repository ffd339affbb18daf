def gradient_descent_1d(df, x0, lr, steps):
    x = x0
    diary = []
    k = 0
    while k < steps:
        diary.append(round(x, 6))
        x -= lr * df(x)
        k += 1
    return {"result": round(x, 6), "history": diary}
