"""Step 1 is the state after the first update, not after the second.

caught_by: H01 H02 H03 H04 H05
idea: one_step_off
"""


def product(A, theta):
    return [sum(a * t for a, t in zip(row, theta)) for row in A]


def quadratic_run(A, theta0, lr, steps, report):
    theta = list(theta0)
    rows = []
    for step in range(steps + 1):
        gradient = product(A, theta)
        theta = [t - lr * g for t, g in zip(theta, gradient)]
        if step in report:
            loss = 0.5 * sum(t * g for t, g in zip(theta, product(A, theta)))
            rows.append({"step": step, "theta": [round(t, 3) for t in theta], "loss": round(loss, 3)})
    return rows
