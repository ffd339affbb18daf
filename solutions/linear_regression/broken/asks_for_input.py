xs = [float(x) for x in input("Enter the x values: ").split()]
ys = [float(y) for y in input("Enter the y values: ").split()]


def linearRegression(xs, ys):
    m, b = 0, 0
    for i in range(1000):
        e = [y - (m * x + b) for x, y in zip(xs, ys)]
        dm = -2 * sum(x * r for x, r in zip(xs, e)) / len(xs)
        db = -2 * sum(e) / len(xs)
        m -= 0.01 * dm
        b -= 0.01 * db
    return {"m": round(m, 2), "b": round(b, 2)}


print(linearRegression(xs, ys))
