"""Pictures of a walk in a slanted bowl: its path on lines of equal height, and the height after each step."""

from grader.pictures import Picture

CALLS = [
    f"gradient_descent_nd(lambda w: [2 * w[0] + w[1], w[0] + 4 * w[1]], [2, 3], 0.17, {steps})"
    for steps in range(8)
]


def path(*ends):
    """Return where the walk is after each number of steps."""
    return [(u, v) for u, v in ends]


def heights(*ends):
    """Return the height after each number of steps."""
    return [(step, u * u + u * v + 2 * v * v) for step, (u, v) in enumerate(ends)]


PLOTS = [
    Picture(
        title="The path in the bowl",
        sentence="Each right step leaves its line of equal height at a right angle, so the path bends: the "
        "steep direction is done first.",
        calls=CALLS,
        trace=path,
        x="w₁",
        y="w₂",
        bowl=(1, 1, 2),
    ),
    Picture(
        title="Height after each step",
        sentence="The right walk loses height in every step.",
        calls=CALLS,
        trace=heights,
        x="step",
        y="height",
        log=True,
    ),
]
