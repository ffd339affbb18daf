"""The start that you were given was overwritten: copy it first.

caught_by: H07
idea: edits_the_input
"""


def product(A, theta):
    return [sum(a * t for a, t in zip(row, theta)) for row in A]


def quadratic_run(A, theta0, lr, steps, report):
    theta = theta0
    rows = []
    for step in range(1, steps + 1):
        gradient = product(A, theta)
        theta[:] = [t - lr * g for t, g in zip(theta, gradient)]
        if step in report:
            loss = 0.5 * sum(t * g for t, g in zip(theta, product(A, theta)))
            rows.append({"step": step, "theta": [round(t, 3) for t in theta], "loss": round(loss, 3)})
    return rows
