import warnings

warnings.warn("this is my first version", DeprecationWarning)
warnings.simplefilter("always")


def linearRegression(xs, ys):
    warnings.warn("slow: written with plain loops", stacklevel=2)
    if len(xs) == 0 or len(xs) != len(ys):
        raise ValueError("xs and ys must have the same length, and not be empty")
    m = b = 0.0
    for _ in range(1000):
        errors = [m * x + b - y for x, y in zip(xs, ys)]
        gm = 2 * sum(e * x for e, x in zip(errors, xs)) / len(xs)
        gb = 2 * sum(errors) / len(xs)
        m, b = m - 0.01 * gm, b - 0.01 * gb
    return {"m": round(float(m), 2), "b": round(float(b), 2)}
