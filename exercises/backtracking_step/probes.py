"""Steps that tell the wrong ideas about a line search apart; none of them stands in a suite.

Where a rate just passes, all numbers are multiples of powers of 2: nothing is rounded. The two cubic curves
have a way down on both sides, so a step uphill finds one too.
"""

PROBES = [
    "backtracking_step(lambda x: x[0] ** 2, lambda x: [2 * x[0]], [2], c=0.5)",
    "backtracking_step(lambda x: x[0] ** 2, lambda x: [2 * x[0]], [3], c=0.75)",
    "backtracking_step(lambda x: x[0] ** 2, lambda x: [2 * x[0]], [0.25], c=0.4)",
    "backtracking_step(lambda x: x[0] ** 2, lambda x: [2 * x[0]], [4], alpha0=0.75, c=0.2)",
    "backtracking_step(lambda x: x[0] ** 2 / 8, lambda x: [x[0] / 4], [8], alpha0=16, c=0.7)",
    "backtracking_step(lambda x: x[0] ** 3 - 3 * x[0], lambda x: [3 * x[0] ** 2 - 3], [0])",
    "backtracking_step(lambda x: x[0] ** 3 - 12 * x[0], lambda x: [3 * x[0] ** 2 - 12], [1], c=0.5)",
    "backtracking_step(lambda x: x[0] ** 2 + 3 * x[1] ** 2, lambda x: [2 * x[0], 6 * x[1]], [3, -1], "
    "shrink=0.25, max_tries=8)",
    "backtracking_step(lambda x: x[0] ** 2, lambda x: [2 * x[0]], [3], alpha0=4, max_tries=2)",
]

SURFACES = [
    ("x[0] ** 2", "[2 * x[0]]", 1),
    ("x[0] ** 2 / 8", "[x[0] / 4]", 1),
    ("x[0] ** 2 + 2 * x[1] ** 2", "[2 * x[0], 4 * x[1]]", 2),
    ("x[0] ** 3 - 3 * x[0]", "[3 * x[0] ** 2 - 3]", 1),
]


def small(draw):
    """Write a step; all numbers are multiples of powers of 2, so that nothing is rounded."""
    value, slopes, size = draw.choice(SURFACES)
    start = [draw.choice([2, 1, 3, 0.25, 0]), draw.choice([1, 2, -1, 0])][:size]
    options = [f"c={draw.choice([0.75, 0.5, 0.25])}"]
    options += draw.choice([[], ["alpha0=4"], ["alpha0=0.75"]])
    options += draw.choice([[], ["shrink=0.25"]])
    return f"backtracking_step(lambda x: {value}, lambda x: {slopes}, {start}, {', '.join(options)})"
