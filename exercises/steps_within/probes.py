"""Calls that tell wrong counts apart; the positions are binary fractions, so distances are exact."""

PROBES = [
    "steps_within(lambda x: 2 * (x - 3), 11, 0.125, 3, 0.3, 20)",
    "steps_within(lambda x: x + 2, -10, 0.5, -2, 0.7, 9)",
    "steps_within(lambda x: 2 * x, 0.25, 0.25, 0, 0.4, 5)",
    "steps_within(lambda x: 2 * x, 0.5, 1.5, 0, 0.75, 6)",
    "steps_within(lambda x: 2 * x, 3, 1, 0, 1.5, 7)",
    "steps_within(lambda x: x, 8, 0.5, 0, 1, 10)",
    "steps_within(lambda x: 2 * (x - 1), -3, 0.25, 1, 0.5, 8)",
    "steps_within(lambda x: x, 12, 0.5, 0, 2, 3)",
    "steps_within(lambda x: x, 12, 0.5, 0, 2, 2)",
]


def small(draw):
    """Write a walk on the parabola around the target that needs few steps, or gets too few."""
    target, away = draw.choice([2, 0, 1, -1]), draw.choice([4, -4, 1, 8])
    lr, tol = draw.choice(["0.25", "0.5", "0.125", "1"]), draw.choice(["3", "2", "1.5", "0.5"])
    sign = "-" if target > 0 else "+"
    slope = f"2 * (x {sign} {abs(target)})" if target else "2 * x"
    max_steps = draw.choice([4, 3, 2, 1])
    return f"steps_within(lambda x: {slope}, {target + away}, {lr}, {target}, {tol}, {max_steps})"
