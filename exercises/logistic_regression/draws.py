"""The table of one drawn case: a student's own numbers, kept only if they tell right from wrong.

In every third case the entries go up to 1000. Then a step may carry the scores far across the threshold and
back, and where a score lands near 0 a tiny error grows. So a run counts only if it ends at the same place
from a start that is slightly off: rounding, and the last digit of `exp`, cannot matter then.
"""

import math

from grader.guards import caught, differ, dot, off_the_edges

RATES = (0.1, 0.2, 0.5)
MOST_STEPS = 100
LARGEST = 1000

PLACES = 4
SLIGHTLY_OFF, STILL_THE_SAME = 1e-14, 1e-8  # a start, and the end that it leads to
FROM_THE_TRUTH = 2e-4  # of one number: then four decimals show the difference
FEWEST_CAUGHT = 7  # of the ten wrong programs


def inputs(draw):
    """Return rows, labels and settings of one call: drawn again until every guard holds."""
    large = draw.below(3) == 0
    return draw.until(lambda draw: any_case(draw, large), lambda case: is_fair(*case))


def any_case(draw, large):
    """Draw 2 to 6 rows of 1 or 2 features, labels of both classes, a rate and a number of steps."""
    n, width = draw.integer(2, 6), draw.integer(1, 2)
    low, high = (-LARGEST, LARGEST) if large else (-3, 4)
    rows = [[draw.integer(low, high) for _ in range(width)] for _ in range(n)]
    y = draw.shuffled([0, 1] + [draw.below(2) for _ in range(n - 2)])
    return rows, y, {"lr": draw.choice(RATES), "steps": draw.integer(1, MOST_STEPS)}


def is_fair(rows, y, settings):
    """Tell whether every right program gives the same, and enough wrong ones are seen."""
    right = run(rows, y, **settings)
    beside = run(rows, y, **settings, start=SLIGHTLY_OFF)
    return (
        off_the_edges(right, PLACES)
        and not differ(right, beside, STILL_THE_SAME)
        and caught(right, wrong_answers(rows, y, **settings), FROM_THE_TRUTH) >= FEWEST_CAUGHT
    )


def wrong_answers(rows, y, lr, steps):
    """Give what each wrong program returns, one after the other."""
    yield run(rows, y, 2 * lr, steps)  # a 2, as from a square
    yield run(rows, y, lr * len(rows), steps)  # added up, not averaged
    yield run(rows, y, -lr, steps)  # uphill
    yield run(rows, y, lr, steps, error=of_squares)
    yield run(rows, y, lr, steps, error=of_classes)
    yield run(rows, y, lr, steps, error=of_scores)
    yield run(rows, y, lr, steps, intercept=0)  # b stays 0
    yield run(rows, y, lr, steps, start=1.0)  # started at ones
    yield run(rows, [2 * label - 1 for label in y], lr, steps)  # labels -1 and 1
    try:
        yield run(rows, y, lr, steps, error=without_care)
    except OverflowError:
        yield [math.nan for _ in (*rows[0], 1)]


def run(rows, y, lr, steps, *, error=None, start=0.0, intercept=1):
    """List the weights and the intercept after that many steps, not rounded."""
    columns = list(zip(*rows, strict=True))
    share = lr / len(rows)
    w, b = [start] * len(columns), start * intercept
    for _ in range(steps):
        errors = [
            (error or of_probabilities)(dot(w, row) + b, label) for row, label in zip(rows, y, strict=True)
        ]
        w = [a - share * dot(errors, column) for a, column in zip(w, columns, strict=True)]
        b -= intercept * share * dot(errors, [1] * len(rows))
    return [*w, b]


def of_probabilities(score, label):
    """Return the slope of the cross-entropy along the score."""
    return sigmoid(score) - label


def of_squares(score, label):
    """Return half the slope of the squared error along the score."""
    p = sigmoid(score)
    return (p - label) * p * (1 - p)


def of_classes(score, label):
    """Compare with the class that the score says, not with its probability."""
    return (score >= 0) - label


def of_scores(score, label):
    """Leave the sigmoid out."""
    return score - label


def without_care(score, label):
    """Take exp of any number."""
    return 1 / (1 + math.exp(-score)) - label


def sigmoid(score):
    """Return 1 / (1 + exp(-score)), with exp of a number only that is at most 0."""
    small = math.exp(-abs(score))
    return (1.0 if score >= 0 else small) / (1.0 + small)
