def max_stable_lr(A):
    rows = [[float(a) for a in row] for row in A]
    n = len(rows)
    if n == 0 or any(len(row) != n for row in rows):
        raise ValueError("not square")
    if any(rows[i][j] != rows[j][i] for i in range(n) for j in range(i)):
        raise ValueError("not symmetric")
    # elimination: the pivots of a bowl are positive
    work = [row[:] for row in rows]
    for k in range(n):
        if work[k][k] <= 0:
            raise ValueError("not positive definite")
        for i in range(k + 1, n):
            factor = work[i][k] / work[k][k]
            work[i] = [a - factor * b for a, b in zip(work[i], work[k])]
    steepest = 0
    for i in range(n):
        steepest = max(steepest, rows[i][i])
    return 2 / steepest
