"""You doubled the curvature. The second derivative already contains the 2.

caught_by: H03 H04 H06 H07 H08 H10 H11 H12 H13 H14 H15 H16 H17
hint: 1
"""


def classify_learning_rate(lr, curvatures):
    if isinstance(curvatures, (int, float)):
        curvatures = [curvatures]
    if lr <= 0 or len(curvatures) == 0 or any(c <= 0 for c in curvatures):
        raise ValueError("the rate and the curvatures must be positive")

    factors = [1 - lr * 2 * c for c in curvatures]
    if any(abs(r) > 1 for r in factors):
        return "diverges"
    if any(r < 0 for r in factors):
        return "oscillates"
    if any(r**20 > 0.1 for r in factors):
        return "crawls"
    return "converges"
