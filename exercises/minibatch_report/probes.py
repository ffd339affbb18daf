"""Calls that tell the wrong ideas about batches apart; none of them stands in a suite."""

PROBES = [
    "minibatch_report([(0, 2), (1, 1), (3, 4), (5, 2)], 0.5, 1, 2)",
    "minibatch_report([(1, 3), (-2, 1), (4, 5), (0, 1), (2, 2), (3, -1)], 1, -1, 3)",
    "minibatch_report([(2, 1), (2, 1), (0, 3), (1, 5)], 1, 1, 2)",  # a point twice
    "minibatch_report([(1, 4), (3, 2)], 0, 1, 1)",
    "minibatch_report([(1, 0), (2, 4), (-1, 3)], 2, -1, 3)",
    "minibatch_report([(1, 2), (2, 5), (3, 3)], 1, 0, 0)",
    "minibatch_report([(1, 2), (4, 1), (0, 3)], 1, 0, 4)",
]


def small(draw):
    """Write a report on two or three points, perhaps with one of them twice."""
    size, n = draw.choice([2, 1]), draw.choice([3, 2])
    points = [(draw.integer(i, i + 1), draw.choice([(3, 6, 0)[i], 1, 2])) for i in range(n)]
    if draw.integer(0, 1):
        points[1] = points[0]
    return f"minibatch_report({points}, {draw.integer(0, 1)}, {draw.integer(0, 1)}, {size})"
