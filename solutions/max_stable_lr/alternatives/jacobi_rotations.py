"""Style: no NumPy; Jacobi rotations turn the bowl until it stands along the axes."""

from math import atan2, cos, sin


def rotate(A, i, j):
    angle = atan2(2 * A[i][j], A[j][j] - A[i][i]) / 2
    c, s = cos(angle), sin(angle)
    for row in A:
        row[i], row[j] = c * row[i] - s * row[j], s * row[i] + c * row[j]
    A[i], A[j] = (
        [c * p - s * q for p, q in zip(A[i], A[j])],
        [s * p + c * q for p, q in zip(A[i], A[j])],
    )


def max_stable_lr(A):
    A = [[float(a) for a in row] for row in A]
    n = len(A)
    if n == 0 or any(len(row) != n for row in A):
        raise ValueError("not square")
    if any(A[i][j] != A[j][i] for i in range(n) for j in range(i)):
        raise ValueError("not symmetric")
    for _ in range(30):
        for i in range(n):
            for j in range(i + 1, n):
                if A[i][j]:
                    rotate(A, i, j)
    curvatures = [A[i][i] for i in range(n)]
    if min(curvatures) <= 0:
        raise ValueError("not positive definite")
    return 2 / max(curvatures)
