"""Style: exact arithmetic, rounded as Fractions."""

from fractions import Fraction


def quadratic_run(A, theta0, lr, steps, report):
    A = [[Fraction(a) for a in row] for row in A]
    theta = [Fraction(t) for t in theta0]
    lr = Fraction(str(lr))
    rows = []
    for step in range(1, steps + 1):
        theta = [t - lr * sum(a * u for a, u in zip(row, theta)) for t, row in zip(theta, A)]
        if step in report:
            loss = sum(t * a * u for t, row in zip(theta, A) for a, u in zip(row, theta)) / 2
            rows.append({"step": step, "theta": [round(t, 3) for t in theta], "loss": round(loss, 3)})
    return rows
