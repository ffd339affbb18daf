"""Calls that tell the wrong ideas about inertia apart; none of them stands in a suite."""

PROBES = [
    "heavy_ball(lambda x: 2 * x, 5, 0.2, 0.5, 5)",
    "heavy_ball(lambda x: 3 * (x - 1), -2, 0.1, 0.8, 6)",
    "heavy_ball(lambda x: x * x * x - x, 1.5, 0.2, 0.4, 5)",
    "heavy_ball(lambda x: 2 * x, 4, 0.5, 0.5, 4)",  # the slope at the second place is 0
    "heavy_ball(lambda x: 4 * x, 3, 0.1, 0, 3)",
    "heavy_ball(lambda x: 2 * x, 7, 0.1, 0.5, 0)",
]

STEPS = "steps"


def small(draw):
    """Write a ride in the valley of factor * (x - center)**2 / 2."""
    steps = draw.integer(1, 3)
    factor, center = draw.choice([2, 1, 4]), draw.integer(0, 2)
    start, lr = draw.choice([4, 1, 2, -2, 0]), draw.choice(["0.5", "0.25", "0.1"])
    slope = f"{factor} * x" if center == 0 else f"{factor} * (x - {center})"
    return f"heavy_ball(lambda x: {slope}, {start}, {lr}, {draw.choice(['0.5', '0.25', '0'])}, {steps})"
