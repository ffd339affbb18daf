"""Calls that tell the wrong ideas about ridge regression apart; none of them stands in a suite.

Lists that do not fit get no step, so who forgets to refuse them shows zeros, however the sums are written.
"""

PROBES = [
    "linear_regression_multi([[1, 2], [3, 1], [0, 1]], [4, 7, 1], lr=0.1, steps=3, lam=0.5)",
    "linear_regression_multi([[1], [2], [4]], [3, 1, 2], lr=0.05, steps=12)",
    "linear_regression_multi([[2, 1, 0], [1, -1, 3]], [5, -2], lr=0.05, steps=6, lam=2)",
    "linear_regression_multi([[1, 2], [0, 1], [2, 1]], [3, 2, 4], lr=0.1, steps=0)",
    "linear_regression_multi([[1, 2], [0, 1]], [3], lr=0.1, steps=0)",
    "linear_regression_multi([[2, 1]], [1, 4, 5], lr=0.1, steps=0)",
]

STEPS = "steps"
TOLERANCE = 1.1e-4  # four decimals


def small(draw):
    """Write one to three steps on one to three rows of one or two features.

    All numbers are drawn, whatever is used, so that a smaller table keeps its other numbers.
    """
    n, width = draw.choice([2, 1, 3]), draw.integer(1, 2)
    rows = [[from_place(draw, i + 3 * j) for j in range(2)][:width] for i in range(3)][:n]
    y = [from_place(draw, 2 * i + 1) for i in range(3)][:n]
    lr, steps = draw.choice(["0.1", "0.25", "0.05"]), draw.integer(1, 3)
    lam = draw.choice(["", ", lam=1", ", lam=0.5"])
    return f"linear_regression_multi({rows}, {y}, lr={lr}, steps={steps}{lam})"


def from_place(draw, place):
    """Draw a number; the first choice is another one at another place: 1, 2, 3, 4, 0, -1."""
    numbers = [1, 2, 3, 4, 0, -1]
    return numbers[(place + draw.below(len(numbers))) % len(numbers)]
