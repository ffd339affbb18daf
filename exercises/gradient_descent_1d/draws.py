"""The numbers of one drawn walk: kept only if every way of rounding agrees and most wrong programs show.

On the parabola (x - center)**2 each step multiplies the distance to the center by 1 - 2 * rate. On the fourth
power the rates are small enough to stay near. Plain floats in a fixed order: the same data are kept on every
machine.
"""

from grader.guards import off_the_edges

RATES = (0.01, 0.05, 0.1, 0.25, 0.4, 0.5, 0.9, 1.0, 1.1)  # from 1.0 on a walk never arrives
RATES_ON_FOURTH_POWER = (0.01, 0.05, 0.1)
PLACES = 6
FEWEST_CAUGHT = 6  # of the eight wrong programs


def inputs(draw):
    """Return center, start, rate and steps: drawn again until every guard holds."""
    return draw.until(any_walk, lambda walk: is_fair(*walk))


def any_walk(draw):
    """Draw one walk, fair or not; the center None stands for the fourth power."""
    center = draw.choice([*range(-3, 4), None, None])
    if center is None:
        x0 = draw.choice([1, -1]) * draw.integer(4, 10) / 10
        return center, x0, draw.choice(RATES_ON_FOURTH_POWER), draw.integer(2, 40)
    rate = draw.choice(RATES)
    return center, draw.integer(-10, 10), rate, draw.integer(2, 12 if rate > 1 else 40)


def is_fair(center, x0, rate, steps):
    """Tell whether no position is next to a rounding edge, and enough wrong programs are seen."""

    def slope(x):
        return 4 * x * x * x if center is None else 2 * (x - center)

    right = positions(slope, x0, rate, steps)
    if not off_the_edges(right, PLACES):
        return False
    wrong = wrong_reports(slope, x0, rate, steps)
    return sum(report(right) != found for found in wrong) >= FEWEST_CAUGHT


def wrong_reports(slope, x0, rate, steps):
    """Give what each wrong program reports, one after the other."""
    right = positions(slope, x0, rate, steps)
    flat = (k for k, x in enumerate(right[:-1]) if abs(slope(x)) < 1e-5)
    stop = next(flat, steps)

    yield report(positions(slope, x0, -rate, steps))  # uphill
    yield report([x0, *right[:-1]], right[-1])  # written down before the move
    yield report([x0 - k * rate * slope(x0) for k in range(steps + 1)])  # the slope of the start, always
    yield report(positions(lambda x: 2 * x, x0, rate, steps))  # the slope of x**2, always
    yield report(right[: stop + 1])  # stops where it is nearly level
    yield report(right, min(right, key=abs))  # the position nearest to 0 for the last one
    yield report(positions(lambda x: (slope(x) > 0) - (slope(x) < 0), x0, rate, steps))  # only the sign
    yield report(positions(slope, x0, rate, steps, PLACES))  # goes on from the rounded position


def positions(slope, x, rate, steps, places=None):
    """Return the start and the position after each step, each rounded if that is asked for."""
    xs = [x]
    for _ in range(steps):
        x = x - rate * slope(x)
        x = x if places is None else round(x, places)
        xs.append(x)
    return xs


def report(history, result=None):
    """Round the result, else the last position, and the diary."""
    return [round(x, PLACES) for x in (history[-1] if result is None else result, *history)]
