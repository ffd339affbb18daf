"""Calls that tell the wrong ideas about weight decay apart; none of them stands in a suite."""

PROBES = [
    "weight_decay_step([3.0, -2.0], [1.0, 0.5], 0.1, 0.5)",
    "weight_decay_step([0.5, 6, -4], [3, -1, 2], 0.2, 1.5)",
    "weight_decay_step([6], [-2], 0.5, 0.25)",
    "weight_decay_step([1, -3], [2, 4], 0.25, 0)",
    "weight_decay_step([1, 2, 3], [1, -2], 0.1, 0.5)",
    "weight_decay_step([2, -1], [1, 3, 4], 0.2, 0.25)",
]


def small(draw):
    """Write a step of one or two weights."""
    n = draw.integer(1, 2)
    w = [draw.choice([4, 2, -2, 1, 0]) for _ in range(n)]
    slopes = [draw.choice([2, 1, -1, 0]) for _ in range(n)]
    lr, lam = draw.choice([0.25, 0.5, 0.1]), draw.choice([1, 0.5, 2, 0])
    return f"weight_decay_step({w}, {slopes}, {lr}, {lam})"
