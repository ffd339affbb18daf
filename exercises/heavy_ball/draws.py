"""The numbers of one drawn ride: kept only if most wrong programs ride elsewhere.

The slope is curvature * (x - center). All rides are stable, since rate times curvature is below 2, and
inertia only widens that limit. Without inertia, or without steps, too few wrong programs differ, so a kept
draw has some of both.
"""

from grader.guards import caught

LARGEST_PRODUCT = 1.5  # of rate and curvature
RATES = (0.01, 0.02, 0.04, 0.05, 0.06, 0.08, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6)
MOST_STEPS = 12
FROM_THE_TRUTH = 1e-6  # of any position, relative above 1: the suite allows 1e-9
FEWEST_CAUGHT = 6  # of the nine wrong programs


def inputs(draw):
    """Return curvature, center, start, rate, beta and steps: drawn again until the guard holds."""
    return draw.until(numbers, lambda ride: is_telling(*ride))


def numbers(draw):
    """Draw one ride, telling or not."""
    curvature = draw.choice([2, 5, 20])
    center, x0 = draw.integer(-5, 5), draw.integer(-10, 10)
    rate = draw.choice([rate for rate in RATES if rate * curvature <= LARGEST_PRODUCT])
    return curvature, center, x0, rate, draw.choice([0, 0.3, 0.5, 0.8, 0.9]), draw.integer(0, MOST_STEPS)


def is_telling(curvature, center, x0, rate, beta, steps):
    """Tell whether at least two thirds of the wrong programs report something else."""

    def slope(x):
        return curvature * (x - center)

    def end(move, velocity=0):
        return positions(lambda x, v: move(slope, x, v, rate, beta), x0, velocity, steps)

    right = end(heavy_ball)
    wrong = [end(move) for move in WRONG_MOVES]
    wrong.append(end(heavy_ball, velocity=x0))  # the ball comes rolling from 0
    wrong.append(right[1:])  # without the start
    wrong.append(late(right))  # moved with the old velocity
    return caught(right, wrong, FROM_THE_TRUTH, relative=True) >= FEWEST_CAUGHT


def positions(move, x, velocity, steps):
    """Return the start and the position after each step; `move` gives the next velocity."""
    xs = [x]
    for _ in range(steps):
        velocity = move(x, velocity)
        x = x + velocity
        xs.append(x)
    return xs


def late(xs):
    """Return a ride that is one step behind: its first step leads nowhere."""
    return [xs[0], *xs[:-1]] if len(xs) > 1 else xs


# Moves, right and wrong.


def heavy_ball(slope, x, velocity, rate, beta):
    """Keep a part of the velocity, and add the step against the slope."""
    return beta * velocity - rate * slope(x)


def looking_ahead(slope, x, velocity, rate, beta):
    """Measure the slope where the velocity leads."""
    return beta * velocity - rate * slope(x + beta * velocity)


def averaged(slope, x, velocity, rate, beta):
    """Move by an average of the slopes."""
    return beta * velocity - (1 - beta) * rate * slope(x)


def without_momentum(slope, x, velocity, rate, beta):
    """Forget the velocity."""
    return 0 * beta * velocity - rate * slope(x)


def backwards(slope, x, velocity, rate, beta):
    """Take back a part of the last move."""
    return -beta * velocity - rate * slope(x)


def scaling_the_slope(slope, x, velocity, rate, beta):
    """Scale the slope by beta as well."""
    return beta * (velocity - rate * slope(x))


def rate_twice(slope, x, velocity, rate, beta):
    """Multiply the velocity, which contains the rate, by the rate again."""
    return beta * velocity - rate * rate * slope(x)


WRONG_MOVES = (looking_ahead, averaged, without_momentum, backwards, scaling_the_slope, rate_twice)
