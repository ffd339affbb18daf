def linearRegression(xs, ys):
    steps = int(input("How many steps? "))
    return {"m": steps, "b": 0}
