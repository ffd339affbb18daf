"""The numbers are right, but they came without their names: each row is a dict with step, theta and loss.

caught_by: H10
idea: names_lost
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
            rows.append((step, [round(t, 3) for t in theta], round(loss, 3)))
    return rows
