"""You call every change of sides diverging. Where the rate times the curvature is above 1 a step overshoots, but
the distance still shrinks; growth starts beyond 2.

caught_by: H03 H06 H07 H10 H12 H14 H15 H16 H17
hint: 3
idea: oscillation_is_divergence
"""


def classify_learning_rate(lr, curvatures):
    if isinstance(curvatures, (int, float)):
        curvatures = [curvatures]
    if lr <= 0 or len(curvatures) == 0 or any(c <= 0 for c in curvatures):
        raise ValueError("the rate and the curvatures must be positive")

    factors = [1 - lr * c for c in curvatures]
    if any(abs(r) > 1 for r in factors):
        return "diverges"
    if any(r < 0 for r in factors):
        return "diverges"
    if any(r**20 > 0.1 for r in factors):
        return "crawls"
    return "converges"
