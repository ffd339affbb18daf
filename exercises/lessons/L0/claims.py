"""What the lesson "A ball in a bowl" states in numbers, computed from the reference.

`text.md` and `demo.toml` type a number and name the expression that must give it. Almost all of them are
about one curve, f(theta) = theta**2; the four other curves, for comparison, stand at the end.
"""

import numpy as np

import reference

START = 4.0
"""Where the ball starts if nothing else is said."""

BOWL = reference.parabola()
PLACES = (4.0, 1.5, 0.0, -0.5, -3.0)
RATES = (0.02, 0.25, 0.5, 0.85, 1.0, 1.05)


# One place on the curve.


def height(theta):
    """Return the loss at a place: how high the curve is there."""
    return BOWL.value(np.array([float(theta)]))


def slope(theta):
    """Return the gradient at a place: how steep the tangent is, with its sign."""
    return float(BOWL.gradient(np.array([float(theta)]))[0])


def climb(theta, nudge):
    """Return how much the curve climbs per unit, between a place and one a nudge to its right."""
    return (height(theta + nudge) - height(theta)) / nudge


# One run of gradient descent, from the start or from another place.


def path(rate, steps, start=START):
    """Return all positions of a run of so many updates; the first is the start."""
    return reference.descend_1d(slope, start, rate, max_iter=steps, tol=None).points.ravel()


def theta(rate, step, start=START):
    """Return where the ball is after so many updates."""
    return float(path(rate, step, start)[step])


def loss(rate, step, start=START):
    """Return how high the ball is after so many updates."""
    return height(theta(rate, step, start))


def steepness(rate, step, start=START):
    """Return the slope under the ball after so many updates."""
    return slope(theta(rate, step, start))


def arrow(rate, step, start=START):
    """Return the move that follows after so many updates, negative when it goes to the left."""
    return theta(rate, step + 1, start) - theta(rate, step, start)


def factor(rate):
    """Return what one update multiplies the position by: what it makes of the position 1."""
    return theta(rate, 1, start=1.0)


def share_left(rate, steps):
    """Return how much of the first distance is left after so many updates."""
    return abs(theta(rate, steps, start=1.0))


def walked(rate, steps, start=START):
    """Return the length of all moves together, whichever way they go."""
    return float(np.sum(np.abs(np.diff(path(rate, steps, start)))))


def steps_until(rate, distance, start=START):
    """Return how many updates it takes to come within a distance of the bottom; None if 1000 do not."""
    near = np.flatnonzero(np.abs(path(rate, 1000, start)) <= distance)
    return int(near[0]) if near.size else None


def steps_beyond(rate, distance, start=START):
    """Return how many updates it takes to get farther out than a distance; None if 1000 do not."""
    far = np.flatnonzero(np.abs(path(rate, 1000, start)) > distance)
    return int(far[0]) if far.size else None


def uphill(rate, step, start=START):
    """Return where the ball is after so many updates with a plus instead of the minus."""
    run = reference.descend_1d(lambda x: -slope(x), start, rate, max_iter=step, tol=None)
    return float(run.x[0])


# What the rates have in common, and where they part.


def largest_rate_that_never_changes_sides():
    """Return the last position of the slider, in hundredths, at which the ball stays on its side."""
    rates = [hundredths / 100 for hundredths in range(1, 121)]
    return max(rate for rate in rates if np.all(path(rate, 30) >= 0))


def largest_rate_that_crawls():
    """Return the rate that leaves exactly a tenth of the distance after twenty updates, by halving."""
    low, high = 0.0, 0.5
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if share_left(middle, 20) > 0.1 else (low, middle)
    return low


def what_fades_first(rate):
    """Return whether the slope or the arrow shrinks by more with the first update."""
    slopes = steepness(rate, 1) / steepness(rate, 0)
    arrows = arrow(rate, 1) / arrow(rate, 0)
    if np.isclose(slopes, arrows, rtol=1e-12):
        return "neither: both by the same factor"
    return "the slope of the tangent" if slopes < arrows else "the arrow under the axis"


def side_and_height(rate):
    """Return on which side of the bottom the first update ends, and whether that is lower than the start."""
    side = "left" if theta(rate, 1) < 0 else "right"
    return f"on the {side}, {'lower' if loss(rate, 1) < loss(rate, 0) else 'higher'} than before"


# The formulas, each compared with what the reference does.


def gradient_is_measured():
    """Tell whether 2 * theta is the slope that central differences measure, at every place."""
    measured = [reference.central_difference(BOWL.value, [place])[0] for place in PLACES]
    return np.allclose(measured, [2 * place for place in PLACES], rtol=0, atol=1e-8)


def rule_is_followed():
    """Tell whether 20 updates of the reference are 20 times 'position minus rate times slope'."""
    return _all_runs(lambda rate, old, new: new - (old - rate * slope(old)))


def factor_form_is_followed():
    """Tell whether 20 updates of the reference are 20 times 'position times (1 - 2 * rate)'."""
    return _all_runs(lambda rate, old, new: new - old * (1 - 2 * rate))


def power_law_holds():
    """Tell whether position t is the start times the factor to the power t, for 20 updates."""
    return all(
        np.allclose(path(rate, 20, place), place * (1 - 2 * rate) ** np.arange(21), rtol=1e-9, atol=1e-12)
        for rate in RATES
        for place in PLACES
    )


def loss_law_holds():
    """Tell whether loss t is the first loss times the squared factor to the power t, for 20 updates."""
    return all(
        np.allclose(
            [height(x) for x in path(rate, 20, place)],
            height(place) * ((1 - 2 * rate) ** 2) ** np.arange(21),
            rtol=1e-9,
            atol=1e-12,
        )
        for rate in RATES
        for place in PLACES
    )


def edges_hold():
    """Tell whether the distance shrinks at the slider's rates below 1, stays at 1, and grows above."""
    shares = [share_left(hundredths / 100, 1) for hundredths in range(1, 121)]
    return max(shares[:99]) < 1 and shares[99] == 1 and min(shares[100:]) > 1


def _all_runs(error):
    """Tell whether an error of one update vanishes in every run of 20 updates."""
    return all(
        abs(error(rate, old, new)) <= 1e-12 * max(1.0, abs(old))
        for rate in RATES
        for place in PLACES
        for old, new in zip(path(rate, 20, place), path(rate, 20, place)[1:], strict=False)
    )


# Other landscapes.


def curvature():
    """Return how fast the slope of the bowl changes, by central differences; it is the same everywhere."""
    return float(reference.central_difference(lambda x: slope(x[0]), [START])[0])


def factor_on(scale, rate):
    """Return what one update multiplies the position by on the bowl scale * theta**2."""
    run = reference.descend(reference.parabola(scale).gradient, [1.0], rate, max_iter=1, tol=None)
    return float(run.x[0])


def slope_on(scale, place):
    """Return the slope of the bowl scale * theta**2 at a place."""
    return float(reference.parabola(scale).gradient(np.array([place]))[0])


def steps_until_all(rate, distance, parameters):
    """Return how many updates bring every one of many parameters, each in its own bowl, that near to 0."""
    start = np.full(parameters, START)
    points = reference.descend(BOWL.gradient, start, rate, max_iter=1000, tol=None).points
    return int(np.flatnonzero(np.all(np.abs(points) <= distance, axis=1))[0])


def plateau_height(place):
    """Return the height of theta**2 / (1 + theta**2): a dip in a plain that it nears from below."""
    return float(place**2 / (1 + place**2))


def plateau_slope(place):
    """Return the slope of that dip, by central differences."""
    return float(reference.central_difference(lambda x: plateau_height(x[0]), [place])[0])


def bumpy_height(place):
    """Return the height of theta**4 / 4 - theta**2 / 2 + theta / 10: two valleys, the left one deeper."""
    return float(place**4 / 4 - place**2 / 2 + place / 10)


def valley_from(start):
    """Return where a run at rate 0.1 settles on that curve."""

    def slope_there(place):
        return reference.central_difference(lambda x: bumpy_height(x[0]), [place])[0]

    return float(reference.descend_1d(slope_there, start, 0.1, max_iter=2000).x[0])
