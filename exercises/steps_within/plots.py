"""A picture of a count: how far the walk is from its target, and where the counting ends."""

from grader.pictures import Picture

START, TARGET, RATE, TOLERANCE = 11, 3, 0.125, 0.3
DISTANCES = [(step, 8 * 0.75**step) for step in range(19)]
LONG, LOW = 18, 0.05


def upright(count):
    """Return an upright line at the number of steps."""
    return [(count, LOW), (count, 8)]


PLOTS = [
    Picture(
        title="Distance to the target after each step",
        sentence="The right count is the first step at or below the tolerance of 0.3, number 12.",
        calls=[f"steps_within(lambda x: 2 * (x - {TARGET}), {START}, {RATE}, {TARGET}, {TOLERANCE}, 20)"],
        trace=upright,
        x="step",
        y="distance",
        lines={"distance": DISTANCES, "tolerance": [(0, TOLERANCE), (LONG, TOLERANCE)]},
        log=True,
    )
]
