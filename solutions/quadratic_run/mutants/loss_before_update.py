"""Measure the loss after moving, at the position that stands in the same row.

caught_by: H01 H02 H03 H04 H05
hint: 2
idea: value_before_step
"""


def product(A, theta):
    return [sum(a * t for a, t in zip(row, theta)) for row in A]


def quadratic_run(A, theta0, lr, steps, report):
    theta = list(theta0)
    rows = []
    for step in range(1, steps + 1):
        gradient = product(A, theta)
        loss = 0.5 * sum(t * g for t, g in zip(theta, gradient))
        theta = [t - lr * g for t, g in zip(theta, gradient)]
        if step in report:
            rows.append({"step": step, "theta": [round(t, 3) for t in theta], "loss": round(loss, 3)})
    return rows
