"""Calls that tell the wrong ideas about many starts apart; none of them stands in a suite.

Nearly all runs arrive exactly where they lead, at valleys in whole numbers. Those that do not end with four
decimals, so it does not matter to how many more than three somebody rounds.
"""

PROBES = [
    "distinct_minima(lambda x: 2 * (x - round(x)), [3.3, 0, 1.4], 0.4, 20)",
    "distinct_minima(lambda x: 2 * (x - round(x)), [2.3, -0.6, 2.3, -0.6], 0.4, 20)",
    "distinct_minima(lambda x: 1 if x > 0 else -1, [3.0003, -2, 3.0001, -2], 0.1, 10)",
    "distinct_minima(lambda x: x * x * x - x, [2.24, 0.6], 0.5, 10)",  # the first ends at infinity
    "distinct_minima(lambda x: 2 * (x - round(x)), [0, 1.3], 0.4, 20)",
]

STEPS = "steps"
TOLERANCE = 0.0011  # three decimals

SLOPES = ["2 * x", "2 * (x - 1)", "x * x * x - x"]
STARTS = [4, 2, -1, 0, 1]


def small(draw):
    """Write runs from two or three starts."""
    slope = draw.choice(SLOPES)
    starts = [draw.choice(STARTS[i:] + STARTS[:i]) for i in range(draw.integer(2, 3))]
    lr, steps = draw.choice([0.25, 0.45]), draw.integer(1, 4)
    return f"distinct_minima(lambda x: {slope}, {starts}, {lr}, {steps})"
