"""Rate and factor folded into 0.02/n, the points taken in reverse, and one more key in the result."""


def linearRegression(xs, ys):
    if len(xs) == 0 or len(xs) != len(ys):
        raise ValueError("bad data")

    points = list(zip(xs, ys))[::-1]
    step = 0.02 / len(points)
    m = b = 0.0
    for _ in range(1000):
        push_m = push_b = 0.0
        for x, y in points:
            push_m += x * (y - m * x - b)
            push_b += y - m * x - b
        m += step * push_m
        b += step * push_b
    return {"m": round(m, 2), "b": round(b, 2), "steps": 1000}
