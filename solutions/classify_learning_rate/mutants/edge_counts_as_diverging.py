"""A factor of -1 is no growth: at the edge the ball bounces for ever at the same height. It diverges only beyond
-1.

caught_by: H03 H07 H10 H16
hint: 3
idea: edge_misjudged
"""


def classify_learning_rate(lr, curvatures):
    if isinstance(curvatures, (int, float)):
        curvatures = [curvatures]
    if lr <= 0 or len(curvatures) == 0 or any(c <= 0 for c in curvatures):
        raise ValueError("the rate and the curvatures must be positive")

    factors = [1 - lr * c for c in curvatures]
    if any(abs(r) >= 1 for r in factors):
        return "diverges"
    if any(r < 0 for r in factors):
        return "oscillates"
    if any(r**20 > 0.1 for r in factors):
        return "crawls"
    return "converges"
