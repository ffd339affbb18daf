"""The numbers of one drawn table: kept only if rounding is beyond doubt and most wrong programs differ."""

from grader.guards import caught, off_the_edges

LARGEST = 1e6
FROM_AN_EDGE = 1e-4  # of a thousandth, of any number to a rounding edge
FROM_THE_TRUTH = 1e-3  # of any number of a wrong table: then three decimals show the difference


def inputs(draw):
    """Return matrix, start, rate, steps and the steps to report: drawn again until every guard holds."""
    return draw.until(numbers, lambda run: is_safe(*run))


def numbers(draw):
    """Draw one run, fair or not."""
    c = draw.choice([5, 10, 20, 50, None, None, None])
    matrix = [[2, 1], [1, 3]] if c is None else [[1, 0], [0, c]]
    start = [draw.integer(-6, 6), draw.integer(-6, 6)]
    steps = draw.integer(5, 20)
    report = sorted(draw.sample(range(1, steps + 1), draw.integer(3, 5)))
    return matrix, start, draw.choice([0.005, 0.02, 0.05, 0.08, 0.1, 0.12]), steps, report


def is_safe(matrix, start, lr, steps, report):
    """Tell whether every number is small, off the edges, and missed by two thirds of the wrong programs."""
    places = positions(matrix, start, lr, steps)
    right = table(matrix, places, report)
    if not all(abs(number) <= LARGEST for number in right) or not off_the_edges(right, 3, FROM_AN_EDGE):
        return False
    wrong = list(wrong_tables(matrix, start, lr, steps, report, places))
    return 3 * caught(right, wrong, FROM_THE_TRUTH) >= 2 * len(wrong)


def positions(matrix, start, lr, steps, *, kept=float):
    """Return the start and the position after each step; `kept` says what is kept of each number."""
    (p, q), (r, s) = matrix
    found = [start]
    for _ in range(steps):
        x, y = found[-1]
        found.append([kept(x - lr * (p * x + q * y)), kept(y - lr * (r * x + s * y))])
    return found


def loss(matrix, place):
    """Return half of theta' A theta."""
    (p, q), (r, s) = matrix
    x, y = place
    return 0.5 * (x * (p * x + q * y) + y * (r * x + s * y))


def table(matrix, places, report, *, before=0, factor=1.0):
    """Return the numbers of all rows, one after the other."""
    return [
        number for step in report for number in (*places[step], factor * loss(matrix, places[step - before]))
    ]


def wrong_tables(matrix, start, lr, steps, report, places):
    """Give the numbers of each wrong program."""
    (p, _), (_, s) = matrix

    def run(*, curvature=matrix, rate=lr, kept=float):
        return table(matrix, positions(curvature, start, rate, steps, kept=kept), report)

    yield table(matrix, places, report, factor=2.0)  # no half
    yield table(matrix, places, report, before=1)  # the loss before the update
    one_more = positions(matrix, start, lr, steps + 1)
    yield table(matrix, one_more, [step + 1 for step in report])  # counted from 0
    yield run(curvature=[[p, 0], [0, s]])  # entry by entry
    yield run(rate=2 * lr)  # twice the gradient
    yield run(rate=lr / 2)  # half the gradient
    yield run(kept=lambda number: round(number, 3))  # goes on with rounded numbers
    yield run(rate=-lr)  # climbs
    yield table(matrix, places, range(1, steps + 1))  # reports every step
