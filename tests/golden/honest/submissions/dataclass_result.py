from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    m: float
    b: float


def linearRegression(xs, ys):
    if len(xs) != len(ys) or len(xs) < 1:
        raise ValueError("wrong number of points")
    line = Line(0.0, 0.0)
    for _ in range(1000):
        errors = [line.m * x + line.b - y for x, y in zip(xs, ys)]
        slope_m = 2 * sum(e * x for e, x in zip(errors, xs)) / len(xs)
        slope_b = 2 * sum(errors) / len(xs)
        line = Line(line.m - 0.01 * slope_m, line.b - 0.01 * slope_b)
    return Line(m=round(float(line.m), 2), b=round(float(line.b), 2))
