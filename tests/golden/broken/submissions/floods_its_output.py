def linearRegression(xs, ys):
    while True:
        print("still here" * 100)
