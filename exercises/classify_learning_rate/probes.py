"""Calls that tell wrong rules apart; every factor is far from an edge, or on it exactly."""

PROBES = [
    "classify_learning_rate(0.3, [1, 5])",
    "classify_learning_rate(0.3, [5, 0.1])",
    "classify_learning_rate(0.3, [3, 0.1])",
    "classify_learning_rate(0.7, [1, 4])",
    "classify_learning_rate(0.25, [8])",
    "classify_learning_rate(2, [1, 0.5])",
    "classify_learning_rate(1.5, [0.25])",
    "classify_learning_rate(-0.5, [1])",
    "classify_learning_rate(0, [1, 4])",
]

RATES = ["0.5", "1", "0.25", "0.125", "2"]
CURVATURES = [1, 3, 4, 0.125, 2, 0.25, 8, 0.5]


def small(draw):
    """Write a bowl with one to three axes; 0 axes stand for a plain number. Powers of 2 leave no rounding."""
    lr, axes = draw.choice(RATES), draw.choice([2, 1, 3, 0])
    curvatures = draw.sample(CURVATURES, axes) if axes else draw.choice(CURVATURES)
    return f"classify_learning_rate({lr}, {curvatures})"
