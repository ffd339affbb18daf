#!/usr/bin/env python3
import sys


def linearRegression(xs, ys, learning_rate=0.01, *, steps=1000):
    if len(xs) == 0 or len(xs) != len(ys):
        raise ValueError("xs and ys must be as long as each other")
    n, m, b = len(xs), 0.0, 0.0
    for _ in range(steps):
        errors = [m * x + b - y for x, y in zip(xs, ys)]
        gm = 2 * sum(e * x for e, x in zip(errors, xs)) / n
        gb = 2 * sum(errors) / n
        m, b = m - learning_rate * gm, b - learning_rate * gb
    return {"m": round(float(m), 2), "b": round(float(b), 2)}


if __name__ == "__main__":
    numbers = [float(text) for text in input("x: ").split()]
    print(linearRegression(numbers, [float(text) for text in input("y: ").split()]))
    sys.exit(0)
