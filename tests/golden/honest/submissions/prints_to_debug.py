print("loading my solution")


def linearRegression(xs, ys):
    print("called with", xs, ys)
    n = len(xs)
    if n == 0 or len(ys) != n:
        print("bad input!")
        raise ValueError("bad input")
    m, b = 0.0, 0.0
    for i in range(1000):
        dm = db = 0.0
        for x, y in zip(xs, ys):
            e = (m * x + b) - y
            dm += 2 / n * e * x
            db += 2 / n * e
        m -= 0.01 * dm
        b -= 0.01 * db
        if i % 250 == 0:
            print("step", i, "m", m, "b", b, end="\r\n")
    print("\x1b[32mdone\x1b[0m", end="")
    return {"m": round(float(m), 2), "b": round(float(b), 2)}
