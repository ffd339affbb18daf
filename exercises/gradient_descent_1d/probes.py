"""Calls that tell the wrong ideas about a walk apart; none of them stands in a suite.

A slope is either exactly 0 or far from it, so that it does not matter at which one somebody stops early.
"""

PROBES = [
    "gradient_descent_1d(lambda x: 2 * x, 3, 0.15, 8)",
    "gradient_descent_1d(lambda x: 2 * (x - 1), 4, 0.7, 4)",
    "gradient_descent_1d(lambda x: 3 * x * x, -0.4, 0.3, 5)",
    "gradient_descent_1d(lambda x: 7 * x, 0.8, 0.33, 5)",
    "gradient_descent_1d(lambda x: x + 2, 3, 1, 3)",
    "gradient_descent_1d(lambda x: 2 * x, 5, 0.2, 0)",
]

STEPS = "steps"
TOLERANCE = 1.1e-6  # six decimals

SLOPES = ["2 * x", "x", "4 * x", "2 * (x - 1)", "x + 3"]


def small(draw):
    """Write a short walk in a valley, or one so near to the minimum that rounding loses its steps."""
    if draw.below(8) == 7:
        return f"gradient_descent_1d(lambda x: 2 * x, 0.00002, 0.01, {draw.integer(4, 8)})"
    slope, start = draw.choice(SLOPES), draw.choice([1, 2, 4, 0, -3])
    lr = draw.choice(["0.25", "0.5", "0.1", "1.5"])
    return f"gradient_descent_1d(lambda x: {slope}, {start}, {lr}, {draw.integer(1, 4)})"
