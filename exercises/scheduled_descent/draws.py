"""The numbers of one drawn walk: kept only if it stays near and most wrong programs go elsewhere.

The kind is always one that fades: with a constant rate all wrong programs are right.
"""

import math

from grader.guards import caught

FARTHEST = 100  # from 0, of any position: beyond, rounding errors could grow with it
FROM_THE_TRUTH = 1e-6  # of any reported number, relative above 1: then a wrong walk is seen


def inputs(draw):
    """Return center, start, steps, kind, alpha0 and decay: drawn again until every guard holds."""
    return draw.until(numbers, lambda walk: is_safe(*walk))


def numbers(draw):
    """Draw one walk, fair or not; the center None stands for the fourth power."""
    center = draw.choice([*range(-3, 4), None, None])
    x0 = draw.integer(-10, 10) if center is not None else draw.choice([1, -1]) * draw.integer(4, 12) / 10
    kind = draw.choice(["inverse", "exponential"])
    decay = draw.choice([0, 0.1, 0.25, 0.5] if kind == "inverse" else [0.5, 0.8, 0.9, 1])
    return center, x0, draw.integer(0, 10), kind, draw.choice([0.1, 0.25, 0.4, 0.5, 1.1]), decay


def is_safe(center, x0, steps, kind, alpha0, decay):
    """Tell whether the walk stays near, and at least two thirds of the wrong programs differ."""

    def report(stepped, listed=None):
        """List the positions with the rates that are stepped with, then the rates that are listed."""
        return [*positions(center, x0, stepped), *(listed or stepped)]

    right = rates(kind, alpha0, decay, steps)
    if not all(abs(x) <= FARTHEST for x in positions(center, x0, right)):
        return False
    wrong = [report(wrong) for wrong in wrong_rates(kind, alpha0, decay, steps)]
    wrong.append(report([alpha0] * steps, listed=right))  # listed, but not stepped with
    return 3 * caught(report(right), wrong, FROM_THE_TRUTH, relative=True) >= 2 * len(wrong)


def positions(center, x, rates_of_steps):
    """Return the start and the position after each step; beyond a million it is all the same."""
    xs = [x]
    for rate in rates_of_steps:
        slope = 4 * x * x * x if center is None else 2 * (x - center)
        x = max(-1e6, min(1e6, x - rate * slope))
        xs.append(x)
    return xs


def rates(kind, alpha0, decay, steps):
    """Return what is right."""
    if kind == "inverse":
        return [alpha0 / (1 + decay * t) for t in range(steps)]
    return [alpha0 * decay**t for t in range(steps)]


def wrong_rates(kind, alpha0, decay, steps):
    """Give the rates of each wrong program, one after the other."""
    right = rates(kind, alpha0, decay, steps)
    inverse = kind == "inverse"
    ts = range(steps)

    yield rates(kind, alpha0, decay, steps + 1)[1:]  # the first step is number 1
    yield [alpha0 / (1 + decay) ** t for t in ts] if inverse else right  # a power instead of a product
    yield right if inverse else [alpha0 * math.exp(-decay * t) for t in ts]  # e to the power -decay * t
    yield compounded(alpha0, decay, steps) if inverse else right  # divides the divided rate
    yield right if inverse else [alpha0 * decay * t for t in ts]  # times t, not to the power t
    yield right if inverse else [alpha0 * (1 - decay) ** t for t in ts]  # the part that goes
    yield [alpha0] * steps  # never fades
    yield [alpha0 / math.sqrt(1 + decay * t) for t in ts] if inverse else right  # with a root


def compounded(rate, decay, steps):
    """Return rates that are each divided out of the one before."""
    found = []
    for t in range(steps):
        rate = rate / (1 + decay * t)
        found.append(rate)
    return found
