steps = int(input("How many steps? "))


def linearRegression(xs, ys):
    return {"m": steps, "b": 0}
