"""You looked at the flattest axis alone. It sets the speed, but the steep axis sets the limit.

caught_by: H06 H07 H10 H15 H16
hint: 2
idea: wrong_eigenvalue
"""


def classify_learning_rate(lr, curvatures):
    if isinstance(curvatures, (int, float)):
        curvatures = [curvatures]
    if lr <= 0 or len(curvatures) == 0 or any(c <= 0 for c in curvatures):
        raise ValueError("the rate and the curvatures must be positive")

    factors = [1 - lr * min(curvatures)]
    if any(abs(r) > 1 for r in factors):
        return "diverges"
    if any(r < 0 for r in factors):
        return "oscillates"
    if any(r**20 > 0.1 for r in factors):
        return "crawls"
    return "converges"
