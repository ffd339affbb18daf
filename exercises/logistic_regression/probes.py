"""Calls that tell the wrong ideas about logistic regression apart; none of them stands in a suite.

No score is large: how exp is written shall not hide another idea. Data that must be refused get no step, so
who forgets to refuse them shows zeros, however the sums are written.
"""

PROBES = [
    "logistic_regression([[1], [3], [2]], [0, 1, 1], lr=0.5, steps=4)",
    "logistic_regression([[2, -1.1], [0, 1.7], [1, 3]], [1, 0, 1], lr=0.3, steps=6)",
    "logistic_regression([[0.5], [4]], [1, 0], lr=0.2, steps=9)",
    "logistic_regression([[1], [2]], [1], lr=0.5, steps=0)",
    "logistic_regression([[3, 1]], [0, 1, 1], lr=0.5, steps=0)",
    "logistic_regression([[1], [2]], [0, 2], lr=0.5, steps=0)",
    "logistic_regression([[2], [4]], [-1, 1], lr=0.5, steps=0)",
]

STEPS = "steps"
TOLERANCE = 1.1e-4  # four decimals


def small(draw):
    """Write one to three steps on one to three rows of one or two features, now and then huge ones.

    All numbers are drawn, whatever is used, so that a smaller table keeps its other numbers.
    """
    if draw.below(8) == 7:
        big = draw.choice([1000, 2000])
        return f"logistic_regression([[{big}], [-{big}]], [1, 0], lr=0.5, steps={draw.integer(2, 3)})"
    n, width = draw.choice([2, 1, 3]), draw.integer(1, 2)
    rows = [[from_place(draw, i + 3 * j) for j in range(2)][:width] for i in range(3)][:n]
    y = [(i + draw.below(2)) % 2 for i in range(3)][:n]
    lr, steps = draw.choice(["0.5", "1", "0.1"]), draw.integer(1, 3)
    return f"logistic_regression({rows}, {y}, lr={lr}, steps={steps})"


def from_place(draw, place):
    """Draw a number; the first choice is another one at another place: 1, 2, 3, 4, 0, -1."""
    numbers = [1, 2, 3, 4, 0, -1]
    return numbers[(place + draw.below(len(numbers))) % len(numbers)]
