"""You gave a label to a rate of zero or less. With such a rate nothing descends: refuse it with a ValueError.

caught_by: H18
idea: bad_input_unnoticed
"""


def classify_learning_rate(lr, curvatures):
    if isinstance(curvatures, (int, float)):
        curvatures = [curvatures]
    if len(curvatures) == 0 or any(c <= 0 for c in curvatures):
        raise ValueError("the rate and the curvatures must be positive")

    factors = [1 - lr * c for c in curvatures]
    if any(abs(r) > 1 for r in factors):
        return "diverges"
    if any(r < 0 for r in factors):
        return "oscillates"
    if any(r**20 > 0.1 for r in factors):
        return "crawls"
    return "converges"
