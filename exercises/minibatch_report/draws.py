"""The points, the line and the batch size of one drawn case, kept only if they tell right from wrong."""

from itertools import combinations, combinations_with_replacement, permutations
from math import sqrt

from grader.guards import caught, dot, total

LEAST_WORST = 0.1  # distance of the worst batch from the full gradient, unless it has all points
APART = 1e-6  # of one number, far above what the suite allows
FEWEST_CAUGHT = 7  # of the ten wrong programs


def inputs(draw):
    """Return points, slope, intercept and batch size: drawn again until every guard holds."""
    return draw.until(any_case, lambda case: is_fair(*case))


def any_case(draw):
    """Draw 3 to 6 points with whole numbers, a line with quarters, and a size from 1 to all points."""
    n = draw.integer(3, 6)
    points = [(draw.integer(-4, 6), draw.integer(-9, 9)) for _ in range(n)]
    return points, draw.integer(-8, 8) / 4, draw.integer(-8, 8) / 4, draw.integer(1, n)


def is_fair(points, m, b, size):
    """Tell whether the worst batch is far off, and enough wrong programs say something else."""
    gradients = [(-2 * x * (y - m * x - b), -2 * (y - m * x - b)) for x, y in points]
    full = average(gradients)
    subsets = list(combinations(gradients, size))
    means = [average(batch) for batch in subsets]
    right = report(full, means)
    if right[-2] < LEAST_WORST and size < len(points):
        return False
    wrong = wrong_reports(right, full, means, gradients, size)
    return caught(right, wrong, APART) >= FEWEST_CAUGHT


def wrong_reports(right, full, means, gradients, size):
    """Give what each wrong program says."""
    n = len(gradients)

    def scaled(factor):
        return [(factor * dm, factor * db) for dm, db in means]

    yield report(full, scaled(size))  # sums in a batch
    yield report(full, scaled(size / n))  # divided by n
    yield [number / 2 for number in right[:-1]] + right[-1:]  # without the 2
    yield of_batches(full, [gradients[i : i + size] for i in range(0, n, size)])  # slices side by side
    yield of_batches(full, [gradients[i : i + size] for i in range(n - size + 1)])  # windows
    yield of_batches(full, permutations(gradients, size))  # in every order
    yield of_batches(full, combinations_with_replacement(gradients, size))  # a point more than once
    yield [*right[:-2], max(length(mean) for mean in means), right[-1]]  # the longest
    yield [*right[:-2], total(distances(full, means)) / len(means), right[-1]]  # the average distance
    yield [*right[:-2], 0.0, right[-1]]  # claims that there is no noise


def of_batches(full, batches):
    """Report on these batches."""
    return report(full, [average(batch) for batch in batches])


def report(full, means):
    """Return the six numbers of a report."""
    return [*full, *average(means), max(distances(full, means)), len(means)]


def distances(full, means):
    """Return how far each batch gradient is from the full one."""
    return [length((dm - full[0], db - full[1])) for dm, db in means]


def average(gradients):
    """Return the average of pairs."""
    return tuple(total(column) / len(gradients) for column in zip(*gradients, strict=True))


def length(pair):
    """Return the Euclidean length."""
    return sqrt(dot(pair, pair))
