"""The gradient and the directions of one drawn case, kept only if they tell right from wrong.

Everything is whole numbers, and the lengths are square roots, which are the same on every machine. The two
lowest rates are well apart, so that no way of computing them can turn their order around.
"""

import math

from grader.guards import caught, dot

# Their lengths are whole numbers: 5, 13, 10, 17, 25, and 3, 7, 9, 9, 11.
GRADIENTS = (
    *((3, 4), (5, 12), (6, 8), (8, 15), (7, 24)),
    *((1, 2, 2), (2, 3, 6), (1, 4, 8), (4, 4, 7), (2, 6, 9)),
)
COUNTS = (3, 4, 5, 6, 8, 12, 20, 60, 200, 500)
LONGEST, SHORTEST = 99, 9  # entries of long and of ordinary directions

APART = 1e-6  # the two lowest rates
FROM_THE_TRUTH = 1e-6  # of a rate or a bound: the suite allows 1e-9
FEWEST_CAUGHT = 6  # of the nine wrong programs


def inputs(draw):
    """Return a gradient and a list of directions: drawn again until every guard holds."""
    with_zero = draw.below(3) == 0
    return draw.until(lambda draw: any_case(draw, with_zero), lambda case: is_fair(*case))


def any_case(draw, with_zero):
    """Draw a gradient and 3 to 500 directions, some of them long and some badly aimed."""
    g = [draw.choice([1, -1]) * entry for entry in draw.shuffled(draw.choice(GRADIENTS))]
    count = draw.choice(COUNTS)
    directions = [any_direction(draw, len(g), long=count >= 20 or i % 2 == 0) for i in range(count)]
    if with_zero:
        directions[draw.below(count)] = [0] * len(g)
    return g, directions


def any_direction(draw, n, *, long):
    """Draw a vector other than zero."""
    largest = LONGEST if long else SHORTEST
    return draw.until(lambda draw: [draw.integer(-largest, largest) for _ in range(n)], any)


def is_fair(g, directions):
    """Tell whether the winner is clear, and enough wrong programs say something else."""
    usable = [(i, dot(g, d), math.sqrt(dot(d, d))) for i, d in enumerate(directions) if any(d)]
    rates = [(along / length, i) for i, along, length in usable]
    (rate, index), (second, _), *_ = sorted(rates)
    if second - rate < APART:
        return False
    right = (index, rate, -math.sqrt(dot(g, g)))
    wrong = wrong_answers(right, g, directions, rates)
    return caught(right, wrong, FROM_THE_TRUTH) + (len(usable) < len(directions)) >= FEWEST_CAUGHT


def wrong_answers(right, g, directions, rates):
    """Give what each wrong program returns, but those that only ties and zero vectors show."""
    index, rate, bound = right
    lowest, first = min((dot(g, d), i) for i, d in enumerate(directions) if any(d))
    highest, top = max(rates)
    flattest, level = min(rates, key=lambda pair: abs(pair[0]))
    largest, either = max(rates, key=lambda pair: abs(pair[0]))

    yield first, lowest, bound  # dot products, not divided by lengths
    yield top, highest, bound  # the steepest way up
    yield level, flattest, bound  # the rate closest to 0
    yield either, largest, bound  # the largest rate of either sign
    yield index, dot(g, directions[index]), bound  # the winner's dot product
    yield index, rate, -dot(g, g)  # the square of the length
    yield index, rate, -sum(abs(entry) for entry in g)  # absolute values added up
