"""Entry by entry multiplication ignores the coupling of the directions; use a matrix product.

caught_by: H03 H08
hint: 1
"""


def product(A, theta):
    return [sum(a * t for a, t in zip(row, theta)) for row in A]


def quadratic_run(A, theta0, lr, steps, report):
    theta = list(theta0)
    rows = []
    for step in range(1, steps + 1):
        gradient = [A[i][i] * t for i, t in enumerate(theta)]
        theta = [t - lr * g for t, g in zip(theta, gradient)]
        if step in report:
            loss = 0.5 * sum(t * g for t, g in zip(theta, product(A, theta)))
            rows.append({"step": step, "theta": [round(t, 3) for t in theta], "loss": round(loss, 3)})
    return rows
