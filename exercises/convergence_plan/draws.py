"""The bowl and the goal of one drawn plan, kept only if they tell right from wrong.

Only matrices are drawn whose eigenvalues are known without computing: diagonal ones, [[a, b], [b, a]] with
a - b and a + b, and multiples of two special ones. So no library's rounding can decide what is kept.
"""

import math

from grader.guards import caught

DIAGONAL = (1, 2, 4, 5, 8, 10, 20, 25, 40)
SPECIAL = (((5, 2, 2), (1, 6)), ((10, 3, 2), (1, 11)))  # first entry, beside it, last; eigenvalues
SHRINKS = (0.5, 0.1, 0.05, 0.01, 0.001)

FROM_A_WHOLE_NUMBER = 1e-6  # of the steps before they are rounded up
FROM_THE_TRUTH = 1e-6  # of a wrong number, relative: the suite allows 1e-9
FEWEST_CAUGHT = 6  # of the nine wrong programs


def inputs(draw):
    """Return a matrix and a goal: drawn again until every guard holds."""
    kind = draw.choice([diagonal, twin, special])
    matrix, _, shrink = draw.until(
        lambda draw: (*kind(draw), draw.choice(SHRINKS)), lambda plan: is_fair(*plan)
    )
    return matrix, shrink


def diagonal(draw):
    """Draw a diagonal matrix of 2 to 4 rows."""
    entries = [draw.choice(DIAGONAL) for _ in range(draw.integer(2, 4))]
    return [[entry * (i == j) for j in range(len(entries))] for i, entry in enumerate(entries)], entries


def twin(draw):
    """Draw a matrix with twice the same number on its diagonal."""
    a = draw.integer(2, 25)
    b = draw.choice([1, -1]) * draw.integer(1, a - 1)
    return [[a, b], [b, a]], [a - b, a + b]


def special(draw):
    """Draw a multiple of a special matrix, either way around, with either sign off the diagonal."""
    (a, b, d), eigenvalues = draw.choice(SPECIAL)
    scale, sign = draw.integer(1, 9), draw.choice([1, -1])
    first, last = draw.choice([(a, d), (d, a)])
    rows = [[first, sign * b], [sign * b, last]]
    return [[scale * entry for entry in row] for row in rows], [scale * value for value in eigenvalues]


def is_fair(matrix, eigenvalues, shrink):
    """Tell whether the count of steps is beyond doubt, and enough wrong programs say something else."""
    low, high = min(eigenvalues), max(eigenvalues)
    if low == high:
        return False
    rate = (high - low) / (high + low)
    exact = math.log(shrink) / math.log(rate)
    if abs(exact - round(exact)) < FROM_A_WHOLE_NUMBER:
        return False
    right = (high / low, 2 / (low + high), rate, max(1, math.ceil(exact)))
    answers = wrong_answers(right, matrix, low, high, exact, shrink)
    return caught(right, answers, FROM_THE_TRUTH, relative=True) >= FEWEST_CAUGHT


def wrong_answers(right, matrix, low, high, exact, shrink):
    """Give what each wrong program returns, but the one that fails on round bowls only."""
    kappa, best_lr, rate, steps = right
    on_diagonal = [row[i] for i, row in enumerate(matrix)]

    yield low / high, best_lr, rate, steps
    yield kappa, 1 / high, rate, steps
    yield kappa, 2 / high, rate, steps
    yield kappa, best_lr, rate, max(1, math.floor(exact))
    yield kappa, best_lr, rate, max(1, round(exact))
    yield kappa, best_lr, rate, max(1, math.ceil(exact / 2))  # the loss
    yield kappa, best_lr, rate, math.ceil(kappa * math.log(1 / shrink))  # a rule of thumb
    yield max(on_diagonal) / min(on_diagonal), best_lr, rate, steps
