"""The numbers of one drawn table: kept only if most wrong programs scale it in another way."""

import math

from grader.guards import caught, total

FROM_THE_TRUTH = 1e-6  # of any reported number, relative above 1: then a wrong table is seen


def inputs(draw):
    """Return the rows of one table: drawn again until the guard holds."""
    return draw.until(table, is_telling)


def table(draw):
    """Draw one table, telling or not; in a third of them one column is constant."""
    width, height = draw.integer(1, 4), draw.integer(1, 6)
    columns = [[draw.integer(-10, 300) for _ in range(height)] for _ in range(width)]
    if draw.below(3) == 0:
        place = draw.below(width)
        columns[place] = [columns[place][0]] * height
    return [list(row) for row in zip(*columns, strict=True)]


def is_telling(rows):
    """Tell whether at least two thirds of the wrong programs differ."""
    right = report(rows)
    wrong = list(wrong_reports(rows))
    return 3 * caught(right, wrong, FROM_THE_TRUTH, relative=True) >= 2 * len(wrong)


def report(rows, *, statistics=None, shift=1, scale=1):
    """List the scaled numbers, then shift and scale of each column; `shift` 0 and `scale` 0 leave one out."""
    columns = list(zip(*rows, strict=True))
    middles, spreads = zip(*[(statistics or mean_and_std)(column) for column in columns], strict=True)
    scaled = [
        (x - shift * middle) / spread**scale
        for column, middle, spread in zip(columns, middles, spreads, strict=True)
        for x in column
    ]
    return [*scaled, *middles, *spreads]


def mean_and_std(column):
    """Return the mean and the standard deviation of a column; 1 if there is none."""
    mean = sum(column) / len(column)
    return mean, math.sqrt(variance(column)) or 1


def variance(column):
    """Return the mean of the squared distances to the mean."""
    mean = sum(column) / len(column)
    return total((x - mean) * (x - mean) for x in column) / len(column)


def wrong_reports(rows):
    """Give what each wrong program reports."""
    everything = [x for row in rows for x in row]
    n = len(rows)

    def sample_std(column):
        mean, std = mean_and_std(column)
        return mean, std * math.sqrt(n / (n - 1)) if n > 1 and variance(column) else 1

    def refuses_nothing(column):
        return mean_and_std(column)[0], math.sqrt(variance(column)) or math.nan

    def from_least_to_most(column):
        return min(column), (max(column) - min(column)) or 1

    def mean_and_variance(column):
        return mean_and_std(column)[0], variance(column) or 1

    yield report(rows, statistics=sample_std)  # n - 1
    yield report(rows, statistics=lambda _: mean_and_std(everything))  # one mean for all
    yield report(rows, statistics=refuses_nothing)  # nan for a constant column
    yield report(rows, statistics=from_least_to_most)  # from 0 to 1
    yield report(rows, statistics=mean_and_variance)  # no square root
    yield report(rows, scale=0)  # only shifted
    yield report(rows, shift=0)  # only scaled
    yield report(list(zip(*rows, strict=True)))  # row by row
    yield report(rows)  # with a tiny term added: nearly right
