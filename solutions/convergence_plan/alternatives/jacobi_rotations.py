"""Style: no NumPy; Jacobi rotations find the curvatures, and a search between bounds the steps."""

from math import atan2, cos, sin
from types import SimpleNamespace


def curvatures(A):
    A = [[float(a) for a in row] for row in A]
    for _ in range(30):
        for i in range(len(A)):
            for j in range(i + 1, len(A)):
                angle = atan2(2 * A[i][j], A[j][j] - A[i][i]) / 2 if A[i][j] else 0
                c, s = cos(angle), sin(angle)
                for row in A:
                    row[i], row[j] = c * row[i] - s * row[j], s * row[i] + c * row[j]
                upper = [c * p - s * q for p, q in zip(A[i], A[j])]
                lower = [s * p + c * q for p, q in zip(A[i], A[j])]
                A[i], A[j] = upper, lower
    return sorted(A[i][i] for i in range(len(A)))


def fewest_steps(rate, shrink):
    low, high = 0, 1
    while rate**high > shrink:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if rate**middle <= shrink else (middle, high)
    return high


def convergence_plan(A, shrink):
    if not 0.0 < shrink < 1.0:
        raise ValueError("shrink")
    if not len(A) or any(len(row) != len(A) for row in A):
        raise ValueError("square")
    if any(A[i][j] != A[j][i] for i in range(len(A)) for j in range(i)):
        raise ValueError("symmetric")
    low, *_, high = curvatures(A) * 2
    if low <= 0:
        raise ValueError("positive definite")
    rate = (high - low) / (high + low)
    return SimpleNamespace(
        kappa=high / low, best_lr=2 / (low + high), rate=rate, steps=fewest_steps(rate, shrink)
    )
