"""Calls that tell the wrong ideas about scaling and translating back apart; none of them stands in a suite.

No column is constant, so the best model is the same for whoever solves instead. Lists that do not fit get no
step, so who forgets to refuse them shows zeros, however the sums are written.
"""

PROBES = [
    "fit_scaled([[1, 20], [2, 50], [6, 20]], [3, 5, 4], steps=3)",
    "fit_scaled([[2], [4], [9], [5]], [1, 3, 4, 2], lr=0.05, steps=10)",
    "fit_scaled([[-10, 0.5], [30, 1.5], [20, 4], [0, 2]], [8, -1, 3, 6], lr=0.1, steps=5)",
    "fit_scaled([[1], [3]], [2], steps=0)",
    "fit_scaled([[2, 5], [4, 1]], [1, 3, 5], steps=0)",
]

STEPS = "steps"
TOLERANCE = 1.1e-4  # four decimals


def small(draw):
    """Write one to three steps on two or three rows of one or two features.

    All numbers are drawn, whatever is used, so that a smaller table keeps its other numbers.
    """
    n, width = draw.integer(2, 3), draw.integer(1, 2)
    factor = draw.choice([1, 10])
    rows = [[factor * from_place(draw, i + j) for j in range(2)][:width] for i in range(3)][:n]
    y = [draw.integer(i + 1, i + 4) for i in range(3)][:n]
    lr, steps = draw.choice(["", "lr=0.25, ", "lr=0.05, "]), draw.integer(1, 3)
    return f"fit_scaled({rows}, {y}, {lr}steps={steps})"


def from_place(draw, place):
    """Draw a number; the first choice is another one at another place: 1, 5, 3, 2, -1."""
    numbers = [1, 5, 3, 2, -1]
    return numbers[(place + draw.below(len(numbers))) % len(numbers)]
