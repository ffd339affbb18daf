"""Calls that tell the wrong ideas about the table apart; none of them stands in a suite."""

PROBES = [
    "quadratic_run([[2, 1], [1, 2]], [4, 1], 0.12, 6, [1, 2, 5])",
    "quadratic_run([[1, 0], [0, 5]], [2, 1.5], 0.47, 5, [2, 4])",
    "quadratic_run([[3, -1], [-1, 2]], [2.5, 2], 0.08, 9, [3, 8])",
    "quadratic_run([[20]], [1.1], 0.013, 5, [1, 4])",
    "quadratic_run([[2, 0, 1], [0, 1, 0], [1, 0, 3]], [3.1, 2, -1], 0.16, 4, [3])",
]

TOLERANCE = 0.0011  # three decimals


def small(draw):
    """Write a table of one or two rows, of a bowl in one direction or two."""
    matrix = draw.choice([[[2]], [[1]], [[1, 0], [0, 2]], [[2, 1], [1, 2]]])
    start = [draw.choice([4, 2, -1, 0.3]) for _ in matrix]
    lr, last = draw.choice([0.25, 0.5, 0.1]), draw.integer(1, 2)
    report = draw.choice([[last], list(range(1, last + 1))])
    return f"quadratic_run({matrix}, {start}, {lr}, {last + draw.integer(0, 1)}, {report})"
