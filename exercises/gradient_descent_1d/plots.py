"""Pictures of two walks: the height after each step, and jumps across a valley."""

from grader.pictures import Picture


def heights(answer):
    """Return the height x² after each step."""
    return [(step, x * x) for step, x in enumerate(answer["history"])]


def jumps(answer):
    """Return the positions on the curve of (x - 1)²."""
    return [(x, valley(x)) for x in answer["history"]]


def valley(x):
    """Return the height of the second valley."""
    return (x - 1) * (x - 1)


PLOTS = [
    Picture(
        title="Height x² after each step",
        sentence="Every right step shrinks x by the same factor: on this axis the height falls along a "
        "straight line.",
        calls=["gradient_descent_1d(lambda x: 2 * x, 3, 0.15, 8)"],
        trace=heights,
        x="step",
        y="x²",
        log=True,
    ),
    Picture(
        title="The walk in the valley of (x - 1)²",
        sentence="With this rate every right step jumps across the valley, and lands lower.",
        calls=["gradient_descent_1d(lambda x: 2 * (x - 1), 4, 0.7, 4)"],
        trace=jumps,
        x="x",
        y="(x - 1)²",
        lines={"the valley": [(x / 10, valley(x / 10)) for x in range(-15, 45)]},
    ),
]
