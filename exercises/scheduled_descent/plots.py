"""Pictures of rates that fade, of two kinds, and of the walk that uses them."""

from grader.pictures import Picture

INVERSE = 'scheduled_descent(lambda x: 2 * x, 6, 10, "inverse", 0.2, 0.5)'
EXPONENTIAL = 'scheduled_descent(lambda x: 2 * x, 6, 10, "exponential", 0.2, 0.8)'


def rates(answer):
    """Return the rate of each step."""
    return list(enumerate(answer["rates"]))


def positions(answer):
    """Return the position after each step."""
    return list(enumerate(answer["history"]))


PLOTS = [
    Picture(
        title='Rates of the kind "inverse"',
        sentence="The right rate begins at 0.2, has halved at step 2, and fades ever more slowly.",
        calls=[INVERSE],
        trace=rates,
        x="step",
        y="rate",
    ),
    Picture(
        title='Rates of the kind "exponential"',
        sentence="The right rate loses a fifth in every step: on this axis that is a straight line.",
        calls=[EXPONENTIAL],
        trace=rates,
        x="step",
        y="rate",
        log=True,
    ),
    Picture(
        title="Where the walk with fading rates is after each step",
        sentence="The right walk comes down from 6, and slows down before it reaches 0.",
        calls=[INVERSE],
        trace=positions,
        x="step",
        y="x",
    ),
]
