def linearRegression(xs, ys):
    m = 0
    while True: m += 1
    return {"m": m, "b": 0}
