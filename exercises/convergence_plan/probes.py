"""Bowls and goals that tell the wrong ideas about a plan apart; none of them stands in a suite."""

PROBES = [
    "convergence_plan([[1, 0], [0, 9]], 0.2)",
    "convergence_plan([[3, 1], [1, 3]], 0.02)",
    "convergence_plan([[2, 0, 0], [0, 6, 0], [0, 0, 3]], 0.1)",
    "convergence_plan([[7, 3], [3, 2]], 0.25)",
    "convergence_plan([[4, -1], [-1, 2]], 0.3)",
    "convergence_plan([[2, 3], [0, 5]], 0.1)",
    "convergence_plan([[1, 0], [0, 7]], 1.5)",
]


def small(draw):
    """Write a plan for a bowl with two axes, or three, askew where `beside` is not 0."""
    beside = draw.choice([0, 1, -1, 2])
    first = abs(beside) + draw.integer(1, 4)
    last = abs(beside) + draw.choice([2, 1, 3, 4])
    third = draw.choice([0, 5])
    matrix = [[first, beside], [beside, last]]
    if third:
        matrix = [[first, beside, 0], [beside, last, 0], [0, 0, third]]
    return f"convergence_plan({matrix}, {draw.choice(['0.1', '0.3', '0.05', '0.7'])})"
