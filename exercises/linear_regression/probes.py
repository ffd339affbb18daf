"""Data that tell the wrong ideas about a fit apart; none of them stands in a suite.

Every number that the model or a mutant returns here is well off its rounding edges, and the second decimal of the
right ones is not 0. Far from the line, and with x close together, 1000 steps are not enough: that shows most. On
the last data the run slowly leaves the line: who solves for it, and who just goes on, differ there.
"""

PROBES = [
    "linearRegression([4, 2, 3], [309.8, 346.7, 265.3])",
    "linearRegression([5, 3, 4, 0, 1], [192.9, 130.1, 251.0, 159.3, 221.5])",
    "linearRegression([1.5, 1, 2.5], [11.8, 7.0, 15.3])",
    "linearRegression([-2, -3, -1], [-79.7, -48.9, -86.3])",
    "linearRegression([4, 1, 2], [0.5, 7.9, -6.5])",
    "linearRegression([1.1, 1.6, 1.2], [28.2, 85.9, 58.0])",
    "linearRegression([4, 11, 15, 6, 10], [36.6, 24.205, 30.8, 57.1, 29.9])",
]

STEPS = 1000  # the function always takes as many
TOLERANCE = 0.011  # two decimals


def small(draw):
    """Write one to three points in whole numbers; some of them far away."""
    n = draw.choice([2, 1, 3])
    xs = draw.sample([2, 3, 1, 4, 5, -1, 0], n)
    ys = [
        draw.choice(numbers)
        for numbers in ([3, 5, 1, 9, -4, 100], [5, 3, 8, 1, -2, 120], [1, 6, 10, -3, 110])[:n]
    ]
    return f"linearRegression({xs}, {ys})"
