"""The wells and the thirty starts of one drawn case, kept only if they tell right from wrong.

The slope is (x - left) * (x - top) * (x - right), in whole numbers. The rate is so small that one step is an
increasing function of x wherever a run can be: then runs never overtake each other. So the four runs from the
outermost starts and from those next to the hilltop enclose all others, and only these are looked at. Starts
that are far away jump farther and farther instead.
"""

STARTS = 30
STEPS = 120
RATES = (0.1, 0.08, 0.06, 0.05, 0.04, 0.03, 0.02)
FAR = (150, 400)  # a start that blows up
ARRIVED = 1e-5  # distance from a well: far below half of the last of three decimals
ON_THE_WAY = 2e-3  # distance after a tenth of the steps that shows in three decimals
FEWEST_CAUGHT = 7  # of the ten wrong programs


def inputs(draw):
    """Return a slope, starts, a rate and a number of steps: drawn again until every guard holds."""
    return draw.until(any_case, lambda case: is_fair(**case))


def any_case(draw):
    """Draw wells with a hilltop between them, and starts with one decimal all around."""
    left = draw.integer(-4, 2)
    top = left + draw.integer(1, 2)
    right = top + draw.integer(1, 2)
    steepest = max(curvature(x, left, top, right) for x in (left - 1, right + 1))
    starts = [draw.integer(10 * (left - 1), 10 * (right + 1)) / 10 for _ in range(STARTS)]
    if draw.below(2):
        starts[draw.below(STARTS)] = top
    if draw.below(2):
        starts[draw.below(STARTS)] = draw.choice([-1, 1]) * draw.integer(*FAR)
    return {
        "slope": (left, top, right),
        "starts": starts,
        "lr": next(rate for rate in RATES if rate * steepest <= 1),
        "steps": STEPS,
    }


def curvature(x, left, top, right):
    """Return the derivative of the slope, which is largest at an end of any interval."""
    return (x - left) * (x - top) + (x - left) * (x - right) + (x - top) * (x - right)


def is_fair(slope, starts, lr, steps):
    """Tell whether all runs arrive, and enough wrong programs list something else."""
    left, top, right = slope
    near = [start for start in starts if abs(start) < FAR[0]]
    before, after = [a for a in near if a < top], [a for a in near if a > top]
    if not (before and after):
        return False
    enclosing = [(min(before), left), (max(before), left), (min(after), right), (max(after), right)]
    if any(abs(end(slope, start, lr, steps) - well) > ARRIVED for start, well in enclosing):
        return False
    on_the_way = any(abs(end(slope, a, lr, steps // 10) - well) > ON_THE_WAY for a, well in enclosing)

    wells = {left, right, *(a for a in near if a == top)}
    caught = 5  # repeats, the first start only, a number, the first well only, the average
    caught += near[0] >= top  # in order of discovery
    caught += len(near) < len(starts)  # with nan
    caught += 0 in wells  # without 0
    return caught + on_the_way >= FEWEST_CAUGHT


def end(slope, x, lr, steps):
    """Return where a run ends."""
    left, top, right = slope
    for _ in range(steps):
        x -= lr * ((x - left) * (x - top) * (x - right))
    return x
