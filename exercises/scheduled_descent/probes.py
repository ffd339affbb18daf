"""Walks that tell the wrong ideas about schedules apart; none of them stands in a suite."""

PROBES = [
    'scheduled_descent(lambda x: 2 * x, 6, 4, "inverse", 0.4, 0.25)',
    'scheduled_descent(lambda x: x - 1, 5, 5, "inverse", 0.5, 2)',
    'scheduled_descent(lambda x: 2 * x, -3, 4, "exponential", 0.25, 0.8)',
    'scheduled_descent(lambda x: 3 * x * x, 0.5, 4, "exponential", 0.3, 0.25)',
    'scheduled_descent(lambda x: x, 7, 3, "constant", 0.25)',
    'scheduled_descent(lambda x: 2 * x, 5, 1, "linear", 0.25, 0.5)',
]

STEPS = "steps"

DECAYS = {"inverse": [1, 2, 0.5, 0], "exponential": [0.5, 0.8, 0.25, 1], "constant": []}


def small(draw):
    """Write a short walk."""
    kind = draw.choice(list(DECAYS))
    number = draw.below(4)
    slope = draw.choice(["x", "2 * x", "x - 1", "x * x"])
    start, steps, alpha0 = draw.integer(1, 6), draw.choice([2, 1, 0, 3, 4]), draw.choice([0.5, 0.25, 0.1, 1])
    decay = "".join(f", {value}" for value in DECAYS[kind][number : number + 1])
    return f'scheduled_descent(lambda x: {slope}, {start}, {steps}, "{kind}", {alpha0}{decay})'
