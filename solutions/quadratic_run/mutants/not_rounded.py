"""The numbers are right, but they were to be reported to 3 decimals.

caught_by: H09
hint: 3
idea: not_rounded
"""


def product(A, theta):
    return [sum(a * t for a, t in zip(row, theta)) for row in A]


def quadratic_run(A, theta0, lr, steps, report):
    theta = list(theta0)
    rows = []
    for step in range(1, steps + 1):
        gradient = product(A, theta)
        theta = [t - lr * g for t, g in zip(theta, gradient)]
        if step in report:
            loss = 0.5 * sum(t * g for t, g in zip(theta, product(A, theta)))
            rows.append({"step": step, "theta": theta, "loss": loss})
    return rows
