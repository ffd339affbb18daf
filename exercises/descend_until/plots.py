"""A picture of where a run ends: with a larger budget it gets lower, until its test ends it."""

from grader.pictures import Picture

BUDGETS = range(2, 11)
CALLS = [
    "descend_until(lambda x: x[0] ** 2 + x[1] ** 2, lambda x: [2 * x[0], 2 * x[1]], [6, 8], 0.1, "
    f"grad_tol=7, max_iter={budget})"
    for budget in BUDGETS
]


def heights(*answers):
    """Return the height of the last point, budget by budget."""
    return [
        (budget, sum(a * a for a in answer["x"])) for budget, answer in zip(BUDGETS, answers, strict=True)
    ]


PLOTS = [
    Picture(
        title="Height where the run ends, with each budget of steps",
        sentence="Each step of the right run takes away the same share of the height. It ends after 5: the "
        "gradient is at most 7 long there, and a larger budget changes nothing.",
        calls=CALLS,
        trace=heights,
        x="max_iter",
        y="height",
        log=True,
    )
]
