"""You judge the rate by itself. A rate of 1 is the edge for the curvature 2 only: the limit is 2 divided by the
curvature.

caught_by: H06 H07 H08 H10 H11 H12 H13 H14 H15 H16
hint: 1
"""


def classify_learning_rate(lr, curvatures):
    if isinstance(curvatures, (int, float)):
        curvatures = [curvatures]
    if lr <= 0 or len(curvatures) == 0 or any(c <= 0 for c in curvatures):
        raise ValueError("the rate and the curvatures must be positive")

    if lr > 1:
        return "diverges"
    if lr > 0.5:
        return "oscillates"
    if lr < 0.05:
        return "crawls"
    return "converges"
