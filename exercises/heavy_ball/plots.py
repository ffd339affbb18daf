"""A picture of a ride with inertia: where the ball is."""

from grader.pictures import Picture


def positions(answer):
    """Return the position after each step."""
    return list(enumerate(answer["history"]))


PLOTS = [
    Picture(
        title="Where the ball is after each step",
        sentence="The right ball gathers speed, rolls past the lowest place at 0, and swings ever less.",
        calls=["heavy_ball(lambda x: 2 * x, 5, 0.1, 0.8, 16)"],
        trace=positions,
        x="step",
        y="x",
    )
]
