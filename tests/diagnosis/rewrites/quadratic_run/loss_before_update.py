def run(A, theta, lr):
    n = len(theta)
    while True:
        slope = [0.0] * n
        loss = 0.0
        for i in range(n):
            for j in range(n):
                slope[i] += A[i][j] * theta[j]
                loss += theta[i] * A[i][j] * theta[j] / 2
        theta = [theta[i] - lr * slope[i] for i in range(n)]
        yield theta, loss


def quadratic_run(A, theta0, lr, steps, report):
    table = []
    for step, (theta, loss) in zip(range(1, steps + 1), run(A, theta0, lr)):
        if step in report:
            table.append(
                {"step": step, "theta": [float(f"{t:.3f}") for t in theta], "loss": float(f"{loss:.3f}")}
            )
    return table
