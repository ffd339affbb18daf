"""What the lesson "From formula to code" states in numbers, computed from the reference.

`text.md` and `demo.toml` type a number and name the expression that must give it. First the runs on
f(x) = x**2, then those in the plane, then many starts, and at the end the line through data points.
"""

import math

import numpy as np

import reference

START = 10.0
"""Where the runs on x**2 start if nothing else is said."""

NEAR = 0.01
"""How close is close enough."""

PATIENCE = 2000
"""How many steps a run is watched before we say that it never arrives."""

BOWL = reference.parabola()
LANES = (0.01, 0.1, 0.5, 1.0, 1.1)
"""The rates of the race."""

RATES = (*LANES, 0.9)
"""Those, and one that changes sides and arrives."""


# One run on x**2.


def slope(x):
    """Return the slope of x**2 at a place."""
    return float(BOWL.gradient(np.array([float(x)]))[0])


def path(rate, steps, start=START):
    """Return all positions of a run of so many steps; the first is the start."""
    return reference.descend_1d(slope, start, rate, max_iter=steps, tol=None).points.ravel()


def place(rate, step, start=START):
    """Return where a run is after so many steps."""
    return float(path(rate, step, start)[step])


def move(rate, step, start=START):
    """Return the step that follows after so many steps, with its sign."""
    return place(rate, step + 1, start) - place(rate, step, start)


def entries(steps):
    """Return how many entries the diary of a run has."""
    return len(path(0.1, steps))


def factor(rate):
    """Return what one step multiplies the position by."""
    return place(rate, 1, start=1.0)


def steps_until(rate, near=NEAR, start=START):
    """Return how many steps bring the distance down to at most `near`; None if that never happens."""
    return _first(np.abs(path(rate, PATIENCE, start)) <= near)


def steps_until_loss(rate, near=NEAR, start=START):
    """Return how many steps bring the loss, the squared distance, down to at most `near`."""
    return _first(path(rate, PATIENCE, start) ** 2 <= near)


def _first(there):
    """Return the first place that is true, or None."""
    return int(np.flatnonzero(there)[0]) if np.any(there) else None


def order_of_arrival():
    """Return the rates of the race that arrive, fastest first, and those that never do."""
    arrive = sorted((rate for rate in LANES if steps_until(rate) is not None), key=steps_until)
    never = [rate for rate in LANES if steps_until(rate) is None]
    return f"{', '.join(f'{rate:g}' for rate in arrive)}; {' and '.join(f'{rate:g}' for rate in never)} never"


def what_one_does():
    """Return what the rate 1 does to the distance and the side."""
    run = path(1.0, 20)
    same = np.all(np.abs(run) == START)
    return "it bounces between 10 and -10" if same and np.all(run[1:] == -run[:-1]) else "something else"


def nine_tenths_against_one_tenth():
    """Return which of the rates 0.9 and 0.1 needs fewer steps."""
    one, other = steps_until(0.9), steps_until(0.1)
    return "neither: the same number" if one == other else "faster" if one < other else "slower"


def where_no_leads():
    """Return where the loop goes on: the gradient is measured again, at the position just reached."""
    seen = []

    def slope_and_note(x):
        seen.append(x)
        return slope(x)

    run = reference.descend_1d(slope_and_note, START, 0.1, max_iter=3, tol=None).points.ravel()
    return "compute gradient" if seen == run[:3].tolist() else "elsewhere"


# Formulas about x**2.


def update_is_followed():
    """Tell whether twenty steps of the reference are twenty times 'position minus rate times slope'."""
    return all(
        np.allclose(run[1:], [x - rate * slope(x) for x in run[:-1]], rtol=1e-12)
        for rate, run in ((rate, path(rate, 20)) for rate in RATES)
    )


def distances_are_powers():
    """Tell whether the distance after n steps is the first one times the size of the factor to the n."""
    n = np.arange(21)
    return all(
        np.allclose(np.abs(path(rate, 20)), START * abs(1 - 2 * rate) ** n, atol=1e-12) for rate in RATES
    )


def bound_gives_the_count():
    """Tell whether the logarithms, rounded up, count as the runs do, for six rates and three tolerances."""
    return all(
        math.ceil(math.log(near / START) / math.log(abs(1 - 2 * rate))) == steps_until(rate, near)
        for rate in (0.01, 0.05, 0.1, 0.3, 0.8, 0.9)
        for near in (0.1, 0.01, 0.001)
    )


def bound(rate, near=NEAR):
    """Return the real number that is rounded up."""
    return math.log(near / START) / math.log(abs(factor(rate)))


# Runs in the plane.


def plane(step, axis, start=(0.0, 0.0), center=(3.0, -2.0), rate=0.1):
    """Return one coordinate of a run on the round bowl around a center, after so many steps."""
    gradient = reference.parabola(center=center).gradient
    return float(reference.descend(gradient, start, rate, max_iter=step, tol=None).points[step][axis])


def twin(step, axis):
    """Return one coordinate of the run from (5, 3) on x**2 + y**2."""
    return plane(step, axis, (5.0, 3.0), (0.0, 0.0))


def distance(step):
    """Return how far the run in the plane is from (3, -2)."""
    return math.dist((plane(step, 0), plane(step, 1)), (3.0, -2.0))


def plane_steps(near=NEAR):
    """Return how many steps bring the run in the plane that near to (3, -2)."""
    return next(step for step in range(PATIENCE) if distance(step) <= near)


def does_it_find_the_target():
    """Return whether fifty steps end within a hundredth of (3, -2)."""
    return "yes" if distance(50) <= NEAR else "no"


def gradient_of_the_plane_holds():
    """Tell whether (2 (x - 3), 2 (y + 2)) is what central differences measure at five places."""
    bowl = reference.parabola(center=[3.0, -2.0])
    return all(
        np.allclose(reference.central_difference(bowl.value, spot), [2 * (x - 3), 2 * (y + 2)], atol=1e-7)
        for spot in ([0.0, 0.0], [1.0, 1.0], [5.0, 3.0], [-2.0, 4.0], [3.0, -2.0])
        for x, y in [spot]
    )


# A hundred starts.


def hundred_starts(seed=1):
    """Return a hundred starts between -10 and 10."""
    return np.random.default_rng(seed).uniform(-10, 10, 100)


def convex_ends(seed=1):
    """Return the different ends, to three decimals, of a hundred runs on (x - 3)**2."""
    gradient = reference.parabola(center=np.full(100, 3.0)).gradient
    runs = reference.descend(gradient, hundred_starts(seed), 0.1, max_iter=500, tol=None)
    return sorted(set(np.round(runs.x, 3).tolist()))


def settled(starts):
    """Return where runs with the slope x**3 - x end, one from each start, to three decimals."""
    runs = reference.descend(lambda x: x * x * x - x, starts, 0.1, max_iter=500, tol=None)
    return np.round(runs.x, 3) + 0.0


def well_end(start):
    """Return where one of these runs ends."""
    return float(settled([float(start)])[0])


def well_ends(seed=1):
    """Return the different ends of a hundred such runs, from starts between -2 and 2."""
    return sorted(set(settled(hundred_starts(seed) / 5).tolist()))


def signs_decide(seed=1):
    """Tell whether each of these runs ends at 1 or -1, on the side on which it started."""
    starts = hundred_starts(seed) / 5
    return np.array_equal(settled(starts), np.sign(starts))


def how_many_ends():
    """Return how many different ends the two surfaces have."""
    return f"{len(convex_ends())} on the convex one, {len(well_ends())} on the double well"


# The line of the challenge.

XS, YS = (1, 2, 3), (2, 4, 6)
RATE, STEPS = 0.01, 1000


def slope_m(m=0.0, b=0.0, ys=YS):
    """Return the derivative of the squared error with respect to m."""
    return reference.mse_and_gradient(XS, ys, m, b).dm


def slope_b(m=0.0, b=0.0, ys=YS):
    """Return the derivative of the squared error with respect to b."""
    return reference.mse_and_gradient(XS, ys, m, b).db


def line_m(steps, ys=YS):
    """Return the slope of the line after so many steps."""
    return reference.linear_regression(XS, ys, step_size=RATE, steps=steps).m


def line_b(steps, ys=YS):
    """Return the intercept of the line after so many steps."""
    return reference.linear_regression(XS, ys, step_size=RATE, steps=steps).b


def exact(ys=YS):
    """Return slope and intercept of the least-squares line."""
    m, b = np.polyfit(XS, ys, 1)
    return round(float(m), 9) + 0.0, round(float(b), 9) + 0.0


def is_m_exactly_two():
    """Return whether the slope is exactly 2 after all the steps of the challenge."""
    return "yes" if line_m(STEPS) == 2 else "no"


def shrink(direction):
    """Return what one step of the challenge multiplies the error by, along the flat or steep direction."""
    flat, steep = reference.decay_factors(reference.mse_hessian(XS), RATE).tolist()
    return {"flat": flat, "steep": steep}[direction]


def percent_left(steps=STEPS):
    """Return how many percent of the error along the flat direction are left."""
    return 100 * shrink("flat") ** steps


def is_stable(last):
    """Tell whether the challenge's rate is below the limit for x = 1, 2, ..., last."""
    return reference.largest_stable_step(reference.mse_hessian(range(1, last + 1))) > RATE


def longest_stable():
    """Return the largest n for which data at x = 1, ..., n do not make the challenge diverge."""
    return next(n for n in range(2, 100) if is_stable(n) and not is_stable(n + 1))


def slopes_are_measured():
    """Tell whether the two sums are what central differences measure, for six lines."""
    error = reference.mse_of_line(XS, YS)
    lines = [(0, 0), (1, 0), (0, 1), (2, 0), (-1, 3), (0.5, -0.5)]

    def sums(m, b):
        residuals = [y - (m * x + b) for x, y in zip(XS, YS, strict=True)]
        n = len(XS)
        weighted = sum(x * r for x, r in zip(XS, residuals, strict=True))
        return [-2 / n * weighted, -2 / n * sum(residuals)]

    return all(
        np.allclose(reference.central_difference(error.value, [float(m), float(b)]), sums(m, b), atol=1e-6)
        for m, b in lines
    )
