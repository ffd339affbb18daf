"""Pictures of a table: the positions on the lines of equal height, and the losses."""

from grader.pictures import Picture

START = (4, 1)
STEPS = list(range(1, 11))
RUN = f"quadratic_run([[2, 1], [1, 2]], {list(START)}, 0.2, 10, {STEPS})"


def path(rows):
    """Return the start and the position of each row."""
    return [START, *(tuple(row["theta"]) for row in rows)]


def losses(rows):
    """Return the loss of each row."""
    return [(row["step"], row["loss"]) for row in rows]


PLOTS = [
    Picture(
        title="The positions in the bowl",
        sentence="Each right step leaves its line of equal height at a right angle, so the path bends: the "
        "steep direction is done first.",
        calls=[RUN],
        trace=path,
        x="θ₁",
        y="θ₂",
        bowl=(1, 1, 1),
    ),
    Picture(
        title="The loss of each row",
        sentence="The right loss falls in every step, at last by about a third of what is left.",
        calls=[RUN],
        trace=losses,
        x="step",
        y="loss",
        log=True,
    ),
]
