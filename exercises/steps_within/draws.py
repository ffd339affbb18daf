"""The numbers of one drawn walk: kept only if the count is beyond doubt and most wrong programs miss it.

On the parabola (x - c)**2 each step multiplies the distance to c by 1 - 2 * rate. With the rates 1.0 and 1.1
the walk never arrives; then most wrong programs are right, so no draw with them is kept.
"""

from itertools import islice, pairwise

RATES = (0.01, 0.05, 0.1, 0.25, 0.4, 0.5, 0.9, 1.0, 1.1)
MOST_STEPS = 600
FROM_THE_EDGE = 1e-9  # of a distance to the tolerance


def inputs(draw):
    """Return target, start, rate and tolerance: drawn again until every guard holds."""
    return draw.until(numbers, lambda walk: is_safe(*walk))


def numbers(draw):
    """Draw one walk, fair or not."""
    target = draw.integer(-3, 3)
    x0 = draw.choice([1, -1]) * draw.choice([4, 5, 8, 10, 20])
    return target, x0, draw.choice(RATES), draw.choice([0.1, 0.01, 0.001])


def is_safe(target, x0, lr, tol):
    """Tell whether the walk arrives, beyond doubt, and at least two thirds of the wrong counts differ."""
    xs = positions(target, x0, lr)
    right = first(abs(x - target) <= tol for x in xs)
    if right is None or right == 0:
        return False
    doubtful = any(abs(abs(x - target) - tol) < FROM_THE_EDGE for x in xs[right - 1 : right + 1])
    wrong = wrong_counts(xs, right, target, tol)
    return not doubtful and 3 * sum(count != right for count in wrong) >= 2 * len(wrong)


def positions(target, x0, lr):
    """Return the start and the positions after each step."""
    xs = [x0]
    for _ in range(MOST_STEPS):
        xs.append(xs[-1] - lr * 2 * (xs[-1] - target))
    return xs


def wrong_counts(xs, right, target, tol):
    """Give what each wrong program counts."""
    return [
        first(abs(x - target) < tol for x in xs),  # the edge is outside
        1 + first(abs(x - target) <= tol for x in xs[1:]),  # the start is never looked at
        right,  # the budget instead of None
        first((x - target) ** 2 <= tol for x in xs),  # the loss
        first(abs(2 * (x - target)) <= tol for x in xs),  # the gradient
        first(x - target <= tol for x in xs),  # one side only
        first(abs(x) <= tol for x in xs),  # the distance to 0
        right + 1,  # positions instead of steps
        1 + first(abs(y - x) <= tol for x, y in pairwise(xs)),  # the length of the last move
    ]


def first(hits):
    """Return the number of the first hit, None if there is none."""
    return next((t for t, hit in islice(enumerate(hits), MOST_STEPS) if hit), None)
