"""A picture of a fit with one feature and a penalty: the path of weight and intercept in their bowl."""

import numpy as np

from grader.pictures import Picture

XS, YS, PENALTY = [1, 2, 4], [3, 1, 2], 0.5
CALLS = [
    f"linear_regression_multi({[[x] for x in XS]}, {YS}, lr=0.05, steps={steps}, lam={PENALTY})"
    for steps in (0, 1, 2, 4, 8, 16, 32, 64)
]

# The loss is mean((w x + b - y)²) + PENALTY / 2 w², so it is a bowl over w and b.
BOWL = (np.mean(np.square(XS)) + PENALTY / 2, 2 * np.mean(XS), 1.0)
LOWEST = np.linalg.solve(
    [[2 * BOWL[0], BOWL[1]], [BOWL[1], 2]], [2 * np.mean(np.multiply(XS, YS)), 2 * np.mean(YS)]
)


def path(*models):
    """Return weight and intercept after each number of steps."""
    return [(model["w"][0], model["b"]) for model in models]


PLOTS = [
    Picture(
        title="Weight and intercept after 0, 1, 2, 4, 8, 16, 32 and 64 steps",
        sentence="The right path drops into the valley of the loss, then follows it toward the lowest place.",
        calls=CALLS,
        trace=path,
        x="w",
        y="b",
        bowl=tuple(map(float, BOWL)),
        center=tuple(map(float, LOWEST)),
    )
]
