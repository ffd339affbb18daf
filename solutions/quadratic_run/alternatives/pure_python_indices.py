"""Style: loops over indices, every state kept in a list, rows made at the end."""


def quadratic_run(A, theta0, lr, steps, report):
    n = len(theta0)
    states = [[float(t) for t in theta0]]
    for _ in range(steps):
        old = states[-1]
        new = []
        for i in range(n):
            slope = 0.0
            for j in range(n):
                slope += A[i][j] * old[j]
            new.append(old[i] - lr * slope)
        states.append(new)

    table = []
    for s in report:
        loss = 0.0
        for i in range(n):
            for j in range(n):
                loss += states[s][i] * A[i][j] * states[s][j]
        table.append({"loss": round(loss / 2, 3), "theta": tuple(round(t, 3) for t in states[s]), "step": s})
    return table
