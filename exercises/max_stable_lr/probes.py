"""Calls that tell wrong bounds apart, and two matrices that are no bowls but have a largest eigenvalue."""

PROBES = [
    "max_stable_lr([[6, 2], [2, 3]])",
    "max_stable_lr([[3, -1, 0], [-1, 4, 1], [0, 1, 2]])",
    "max_stable_lr([[8]])",
    "max_stable_lr(np.array([[2.0, -3.0], [-3.0, 7.0]]))",
    "max_stable_lr([[0.5, 0, 0], [0, 0.25, 0], [0, 0, 2]])",
    "max_stable_lr([[1, 3], [3, 1]])",
    "max_stable_lr([[5, 0], [0, 0]])",
]


def small(draw):
    """Write a bowl with two axes, one, or three; with b = 2 or -2 its curvatures are whole numbers."""
    n, k, b = draw.choice([2, 1, 3]), draw.choice([2, 4, 1, 3]), draw.choice([2, -2, 0, 1])
    if n == 1:
        return f"max_stable_lr([[{k}]])"
    if n == 2:
        return f"max_stable_lr([[{5 + k}, {b}], [{b}, {2 + k}]])"
    return f"max_stable_lr([[{5 + k}, {b}, 0], [{b}, {2 + k}, 0], [0, 0, {draw.integer(1, 12)}]])"
