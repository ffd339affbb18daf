"""The points, the line and the batch size of one drawn case, kept only if they tell right from wrong."""

from itertools import combinations, combinations_with_replacement, permutations
from math import sqrt

LEAST_WORST = 0.1  # distance of the worst batch from the full gradient, unless it has all points
APART = 1e-6  # of one number, far above what the suite allows
FEWEST_CAUGHT = 7  # of the ten wrong programs
MOST_TRIES = 1000


def inputs(draw):
    """Return points, slope, intercept and batch size: drawn again until every guard holds."""
    for _ in range(MOST_TRIES):
        case = any_case(draw)
        if is_fair(*case):
            return case
    raise RuntimeError(f"{MOST_TRIES} cases in a row were refused: do the guards fit what is drawn?")


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
    return sum(differ(right, found) for found in wrong) >= FEWEST_CAUGHT


def differ(right, wrong):
    """Tell whether some number shows that a report is wrong."""
    return any(abs(a - b) >= APART for a, b in zip(right, wrong, strict=True))


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
    return sqrt(pair[0] * pair[0] + pair[1] * pair[1])


def total(numbers):
    """Add from left to right; `sum` adds floats differently in Python 3.11 and 3.12."""
    result = 0.0
    for number in numbers:
        result += number
    return result
