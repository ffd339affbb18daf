"""No derivative by hand: a tiny imaginary step, whose echo in the loss is the slope to full precision."""

TINY = 1e-20


def linearRegression(xs, ys):
    n = len(xs)
    if not n or n != len(ys):
        raise ValueError("xs and ys must be equally long and not empty")

    def loss(m, b):
        errors = [y - (m * x + b) for x, y in zip(xs, ys)]
        return sum(error * error for error in errors) / n

    m = b = 0.0
    for _ in range(1000):
        slopes = loss(complex(m, TINY), b).imag / TINY, loss(m, complex(b, TINY)).imag / TINY
        m, b = m - 0.01 * slopes[0], b - 0.01 * slopes[1]
    return {"m": round(m, 2), "b": round(b, 2)}
