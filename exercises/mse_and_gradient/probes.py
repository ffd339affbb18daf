"""Calls that tell the wrong ideas about loss and slopes apart; none of them stands in a suite.

No list of points is in any order, so that whoever sorts them, whichever way, changes them.
"""

PROBES = [
    "mse_and_gradient([[2, 2], [-1, 5], [3, 1]], 0.5, 1)",
    "mse_and_gradient([[4, 3], [1, -2], [3, 7], [2, 5]], -1, 2.5)",
    "mse_and_gradient([[0, 2.5], [2, 4], [-3, 1.5], [5, 3], [1, -1]], 2, -3)",
    "mse_and_gradient([[-2, 10], [-5, -30], [-1, 20]], 3, 0)",
    "mse_and_gradient([], 2, 1)",
]


def small(draw):
    """Write up to three points and a line, in whole numbers."""
    points = [(x, draw.choice([3, 1, 2, 5, -2])) for x in draw.sample([2, 1, 3, -1, 0], draw.integer(1, 3))]
    return f"mse_and_gradient({points}, {draw.integer(0, 2)}, {draw.integer(0, 2)})"
