"""The numbers of one drawn data set, kept only if they tell right from wrong.

Scaled columns have mean 0. So weights and intercept do not meet on the way down, and the data enter by the
means of products of columns only: a run of 500 steps is cheap. Plain floats in a fixed order: the same data
are kept on every machine.
"""

import math

from grader.guards import caught, dot, off_the_edges

RATE = 0.1
PLACES = 4
FROM_THE_TRUTH = 2e-4  # of one number: then four decimals show the difference
FEWEST_CAUGHT = 6  # of the eight wrong programs
MOST_ALIKE = 0.95  # the correlation of two features


def inputs(draw):
    """Return the rows, the targets and the number of steps: drawn again until every guard holds."""
    columns, y, steps = draw.until(numbers, lambda data: is_fair(*data))
    return [list(row) for row in zip(*columns, strict=True)], y, steps


def numbers(draw):
    """Draw one data set: a feature of hundreds or thousands, in half of the draws next to a small one."""
    n = draw.integer(3, 6)
    columns = [[draw.integer(100, 2000) for _ in range(n)]]
    if draw.below(2) == 0:
        columns.insert(0, [draw.integer(1, 9) for _ in range(n)])
    return columns, [draw.integer(-90, 90) for _ in range(n)], draw.choice([10, 30, 40, 500])


def is_fair(columns, y, steps):
    """Tell whether every way of rounding agrees, and enough wrong programs report something else."""
    if not all(spread(column) for column in [*columns, y]):
        return False
    scaled = [[(x - mean(column)) / spread(column) for x in column] for column in columns]
    if len(scaled) == 2 and abs(dot(*scaled)) > MOST_ALIKE * len(y):
        return False
    right = translated(columns, *descend(scaled, y, RATE, steps))
    if not off_the_edges(right, PLACES):
        return False
    wrong = wrong_models(columns, scaled, y, steps)
    return caught(right, wrong, FROM_THE_TRUTH) + 1 >= FEWEST_CAUGHT  # without scaling every run explodes


def wrong_models(columns, scaled, y, steps):
    """Give what each wrong program reports, but the one that does not scale."""
    v, c = descend(scaled, y, RATE, steps)
    *w, _ = translated(columns, v, c)
    lost = dot(w, [mean(column) for column in columns])

    yield [*v, c]  # not translated
    yield [*w, c]  # only the weights
    yield translated(columns, [a * spread(column) ** 2 for a, column in zip(v, columns, strict=True)], c)
    yield [*w, c + lost]  # the means added back
    yield [*[a / spread(y) for a in w], -lost / spread(y)]  # the targets scaled too
    yield translated(columns, *solution(scaled, y))  # no descent
    yield translated(columns, *descend(scaled, y, RATE / 2, steps))  # without the 2


def translated(columns, v, c):
    """Return the weights and, last, the intercept in original units."""
    w = [a / spread(column) for a, column in zip(v, columns, strict=True)]
    return [*w, c - dot(w, [mean(column) for column in columns])]


def descend(scaled, y, rate, steps):
    """Return the weights and the intercept on scaled columns after that many steps from zeros."""
    n = len(y)
    products = [[dot(one, other) / n for other in scaled] for one in scaled]
    pulls = [dot(column, y) / n for column in scaled]
    v, c = [0.0 for _ in scaled], 0.0
    for _ in range(steps):
        slopes = [2 * (dot(row, v) - pull) for row, pull in zip(products, pulls, strict=True)]
        v = [a - rate * slope for a, slope in zip(v, slopes, strict=True)]
        c = c - rate * 2 * (c - mean(y))
    return v, c


def solution(scaled, y):
    """Return the best weights and intercept; scaled columns have length 1 on average."""
    pulls = [dot(column, y) / len(y) for column in scaled]
    if len(scaled) == 1:
        return pulls, mean(y)
    alike = dot(*scaled) / len(y)
    rest = 1 - alike * alike
    return [(pulls[0] - alike * pulls[1]) / rest, (pulls[1] - alike * pulls[0]) / rest], mean(y)


def spread(column):
    """Return the standard deviation of a column."""
    away = [x - mean(column) for x in column]
    return math.sqrt(dot(away, away) / len(column))


def mean(whole_numbers):
    """Return the mean; sums of whole numbers are exact."""
    return sum(whole_numbers) / len(whole_numbers)
