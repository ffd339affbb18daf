"""Calls that tell the wrong ideas about scaling apart; none of them stands in a suite.

No table has a single row: there a deviation over n - 1 is anything, depending on how it is written. Of the
ragged ones every row is as long as the first one, or longer: that goes unnoticed with indices as with zip.
"""

PROBES = [
    "standardize([[1, 20], [4, 50], [7, 20]])",
    "standardize([[2, -3], [2, 5]])",
    "standardize([[0.5], [-1.5], [2.5], [0.5]])",
    "standardize([[3, 9, 1], [5, 2, 1], [1, 4, 1], [3, 5, 1]])",
    "standardize([[1, 2], [4, 6, 9]])",
    "standardize([[3], [1, 5], [2]])",
]

TOLERANCE = 2e-9  # not rounded


def small(draw):
    """Write a table of two or three rows, and one or two columns.

    All numbers are drawn, whatever is used, so that a smaller table keeps its other numbers.
    """
    n, width = draw.integer(2, 3), draw.integer(1, 2)
    rows = [[from_place(draw, i + j) for j in range(2)][:width] for i in range(3)][:n]
    return f"standardize({rows})"


def from_place(draw, place):
    """Draw a number; the first choice is another one at another place: 1, 5, 3, 2, -1."""
    numbers = [1, 5, 3, 2, -1]
    return numbers[(place + draw.below(len(numbers))) % len(numbers)]
