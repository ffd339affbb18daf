"""Style: bisection; elimination tells whether c * I - A is still a bowl, that is, whether c is above all of A's."""


def is_bowl(A):
    A = [list(row) for row in A]
    while A:
        (pivot, *beside), *rest = A
        if pivot <= 0:
            return False
        A = [[a - row[0] / pivot * b for a, b in zip(row[1:], beside)] for row in rest]
    return True


def max_stable_lr(A):
    A = [[float(a) for a in row] for row in A]
    if len(A) < 1 or {len(row) for row in A} != {len(A)} or A != [list(column) for column in zip(*A)]:
        raise ValueError("A must be square and symmetric")
    if not is_bowl(A):
        raise ValueError("A must be positive definite")

    low, high = 0.0, sum(A[i][i] for i in range(len(A))) * 1.01
    for _ in range(200):
        middle = (low + high) / 2
        if is_bowl([[middle * (i == j) - a for j, a in enumerate(row)] for i, row in enumerate(A)]):
            high = middle
        else:
            low = middle
    return 2 / high
