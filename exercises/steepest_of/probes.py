"""Calls that tell wrong searches apart: long vectors, zeros, ties, and nothing but ways up."""

PROBES = [
    "steepest_of([1, 2], [(2, 1), (-4, 0), (-1, -1), (0, -1)])",
    "steepest_of([-3, 1], [(0, 0), (1, 0), (0, 2), (-5, 1), (3, -4)])",
    "steepest_of([2, 2], [(1, 1), (0, -1), (-1, 0)])",
    "steepest_of([1, 2, 1], [(0, 0, 0), (-1, 0, 0), (0, 1, 0), (0, 0, -1)])",
    "steepest_of([4, 3], [(1, 0), (0, 2)])",
    "steepest_of([2, 1], [(0, 0)])",
    "steepest_of([1, 2, 2], [(0, 0, 0), (0, 0, 0)])",
]

DIRECTIONS = [(-3, 0), (0, -2), (0, 0), (4, 3), (0, -1), (-1, 0), (2, 0), (0, 5), (-1, -1)]


def small(draw):
    """Write a list of two to four directions; no two are equally steep but those along one axis."""
    g = draw.choice([[3, 4], [1, 2], [4, -3], [-2, 1]])
    return f"steepest_of({g}, {draw.sample(DIRECTIONS, draw.integer(2, 4))})"
