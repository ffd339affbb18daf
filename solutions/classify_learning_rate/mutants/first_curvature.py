"""You looked at the first axis alone. Check every axis.

caught_by: H06 H07 H10 H11 H16
hint: 2
idea: one_coordinate
"""


def classify_learning_rate(lr, curvatures):
    if isinstance(curvatures, (int, float)):
        curvatures = [curvatures]
    if lr <= 0 or len(curvatures) == 0 or any(c <= 0 for c in curvatures):
        raise ValueError("the rate and the curvatures must be positive")

    factors = [1 - lr * curvatures[0]]
    if any(abs(r) > 1 for r in factors):
        return "diverges"
    if any(r < 0 for r in factors):
        return "oscillates"
    if any(r**20 > 0.1 for r in factors):
        return "crawls"
    return "converges"
