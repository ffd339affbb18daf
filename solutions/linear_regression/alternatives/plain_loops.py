"""Plain loops over an index, with running sums and a counter."""


def linearRegression(xs, ys):
    n = len(xs)
    if n == 0:
        raise ValueError("no points")
    if n != len(ys):
        raise ValueError("xs and ys differ in length")

    m = 0
    b = 0
    steps = 0
    while steps < 1000:
        slope_m = 0
        slope_b = 0
        for i in range(n):
            prediction = m * xs[i] + b
            error = prediction - ys[i]
            slope_m += 2 * error * xs[i]
            slope_b += 2 * error
        m -= 0.01 * slope_m / n
        b -= 0.01 * slope_b / n
        steps += 1

    result = {}
    result["m"] = round(m, 2)
    result["b"] = round(b, 2)
    return result
