"""What the lesson "Why it works, when it breaks" states in numbers, computed from the reference.

`text.md` and `demo.toml` type a number and name the expression that must give it. The stages of the lesson
follow each other here: the loop, a direction, a step, a parabola, bowls, rates, stopping, learning.
"""

from itertools import pairwise

import numpy as np

import reference

RATES = (0.01, 0.1, 0.25, 0.5, 0.9, 1.1)


# The loop, where it is promised nothing.


def endless(steps):
    """Return where a run on exp(-x), from 0 at the rate 1, is after so many updates."""
    return float(_run(lambda x: -np.exp(-x), [0.0], 1.0, steps)[-1, 0])


def endless_height(steps):
    """Return how high exp(-x) is there."""
    return float(np.exp(-endless(steps)))


def rule_is_followed():
    """Tell whether runs of the reference repeat 'position minus rate times gradient', on the bowl below."""
    return all(
        np.allclose(new, old - rate * BOWL.gradient(old), rtol=1e-12)
        for rate in RATES
        for old, new in pairwise(_run(BOWL.gradient, PLACE, rate, 20))
    )


# A direction: the gradient (3, 4) of the dial, and unit vectors all around.

G = np.array([3.0, 4.0])


def length(g=G):
    """Return the length of a gradient."""
    return float(np.linalg.norm(g))


def direction(degrees):
    """Return the unit vector at an angle, counted from the first axis toward the second."""
    return np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])


def rate_along(degrees):
    """Return how fast the height changes per unit of length, at an angle of the dial."""
    return float(G @ direction(degrees))


def best_direction(entry):
    """Return an entry of the unit vector along which the height falls fastest."""
    return float(-G[entry] / length())


def best_angle():
    """Return the angle of that vector in degrees, from 0 up to 360."""
    return float(np.degrees(np.arctan2(-G[1], -G[0])) % 360)


def lowest_on_the_dial():
    """Return the whole number of degrees with the lowest rate."""
    return min(range(360), key=rate_along)


def lowest_of(count):
    """Return the lowest rate among so many directions, spread evenly around, from 0 degrees on."""
    return min(rate_along(360 * number / count) for number in range(count))


def can_be_beaten():
    """Return whether one of a hundred thousand directions has a rate below minus the length."""
    angles = np.radians(np.arange(100_000) * 0.0036)
    rates = G[0] * np.cos(angles) + G[1] * np.sin(angles)
    return "yes" if np.any(rates < -length() * (1 + 1e-12)) else "no"


def first_order_holds():
    """Tell whether the error of the tangent shrinks a hundredfold when the step shrinks tenfold."""
    errors = [abs(_height_after(step) - _height_after(0) - step * _slope_along()) for step in (1e-2, 1e-3)]
    return np.isclose(errors[0] / errors[1], 100, rtol=1e-6)


def bound_holds():
    """Tell whether no direction has a rate below minus the length of the gradient."""
    return can_be_beaten() == "no"


def bound_is_reached():
    """Tell whether minus the gradient, divided by its length, is a unit vector that reaches the bound."""
    best = np.array([best_direction(0), best_direction(1)])
    return np.isclose(np.linalg.norm(best), 1) and np.isclose(G @ best, -length())


def nudges_measure_the_rate():
    """Tell whether two small nudges along a direction give gradient dot direction, on the bowl below."""
    measured = (_height_after(1e-5) - _height_after(-1e-5)) / 2e-5
    return np.isclose(measured, _slope_along(), rtol=0, atol=1e-8)


def _height_after(step):
    return BOWL.value(PLACE + step * direction(30))


def _slope_along():
    return float(BOWL.gradient(PLACE) @ direction(30))


# A step on x1**2 + 4 x2**2 from (2, 1).

BOWL = reference.parabola(scale=[1.0, 4.0])
PLACE = np.array([2.0, 1.0])


def gradient_at_place(entry):
    """Return an entry of the gradient there."""
    return float(BOWL.gradient(PLACE)[entry])


def squared_length():
    """Return the squared length of the gradient there."""
    return float(BOWL.gradient(PLACE) @ BOWL.gradient(PLACE))


def step_length(rate, g=G):
    """Return the length of the step for a gradient."""
    run = reference.descend(lambda _: g, np.zeros(len(g)), rate, max_iter=1, tol=None)
    return float(np.linalg.norm(run.x))


def landed(rate, entry):
    """Return an entry of the point that one update leads to."""
    return float(_run(BOWL.gradient, PLACE, rate, 1)[-1, entry])


def height(rate=None):
    """Return the height there, or after one update at a rate."""
    return BOWL.value(PLACE if rate is None else _run(BOWL.gradient, PLACE, rate, 1)[-1])


def promised(rate):
    """Return the change that the slope alone announces for one update."""
    return -rate * squared_length()


def delivered(rate):
    """Return the change that one update really makes."""
    return height(rate) - height()


def gap(rate):
    """Return how much of the promise is not kept."""
    return delivered(rate) - promised(rate)


def across(first, second):
    """Return the rate of change for the gradient (3, 4) along a unit vector."""
    return float(G @ np.array([first, second]))


def what_halving_does():
    """Return what becomes of the gap when the rate is halved."""
    names = {0.5: "half of it is left", 0.25: "a quarter of it is left", 1.0: "it stays as it is"}
    return names[round(gap(0.1) / gap(0.2), 9)]


def step_form_is_followed():
    """Tell whether updates go the rate times the gradient's length along the unit vector against it."""
    return all(
        np.allclose(new, old - rate * length(BOWL.gradient(old)) * _unit(BOWL.gradient(old)), rtol=1e-12)
        for rate in RATES
        for old, new in pairwise(_run(BOWL.gradient, PLACE, rate, 10))
    )


def gap_law_holds():
    """Tell whether the gap is 272 times the squared rate."""
    return all(np.isclose(gap(rate), 272 * rate**2, rtol=1e-9) for rate in RATES)


def _unit(g):
    return g / np.linalg.norm(g)


# The parabola (x - 3)**2 from 0, and x**2.

CENTER = 3.0
CURVE = reference.parabola(center=CENTER)


def x(rate, step):
    """Return where the run on (x - 3)**2 from 0 is after so many updates."""
    return float(_run(CURVE.gradient, [0.0], rate, step)[-1, 0])


def distance(rate, step):
    """Return how far that is from the bottom."""
    return abs(x(rate, step) - CENTER)


def loss(rate, step):
    """Return how high that is."""
    return CURVE.value(np.array([x(rate, step)]))


def multiplier(rate):
    """Return what one update multiplies the offset from the bottom by."""
    return (x(rate, 1) - CENTER) / (x(rate, 0) - CENTER)


def side_and_distance(rate, step):
    """Return on which side of 3 the run is after so many updates, and if that is nearer than the start."""
    side = "smaller" if x(rate, step) < CENTER else "larger"
    change = "nearer" if distance(rate, step) < distance(rate, 0) else "farther away"
    return f"{side} than 3, {change} than at the start"


def shifted_form_is_followed():
    """Tell whether updates on (x - 3)**2 are 'position times (1 - 2 rate), plus 6 rate'."""
    return all(
        np.allclose(x(rate, step + 1), (1 - 2 * rate) * x(rate, step) + 6 * rate, rtol=1e-9)
        for rate in RATES
        for step in range(10)
    )


# Bowls half x'Ax: their edges, and how stretched they are.

TILTED = np.array([[2.0, 1.0], [1.0, 2.0]])


def curvature_of_tilted(number):
    """Return an eigenvalue of the matrix with rows (2, 1) and (1, 2), the smaller one first."""
    return float(reference.curvatures(TILTED)[number])


def limit_of_tilted():
    """Return the largest stable rate for that matrix."""
    return reference.largest_stable_step(TILTED)


def limit(*eigenvalues):
    """Return the largest stable rate of a bowl with these curvatures."""
    return reference.largest_stable_step(np.diag(eigenvalues))


def kappa(*eigenvalues):
    """Return the condition number of a bowl with these curvatures."""
    return reference.condition_number(np.diag(eigenvalues))


def factor(rate, curvature):
    """Return what one update multiplies the offset by, in a direction of this curvature."""
    return float(reference.decay_factors([[curvature]], rate)[0])


def best_rate(low, high):
    """Return the rate at which the two factors have the same size."""
    return reference.best_fixed_step(np.diag([low, high]))


def best_factor(low, high):
    """Return that size."""
    return abs(factor(best_rate(low, high), low))


def left(rate, curvature, steps):
    """Return what share of the offset is left after so many updates, in a direction of this curvature."""
    run = _run(lambda x: curvature * x, [1.0], rate, steps)
    return abs(float(run[-1, 0]))


def steps_to_a_hundredth(low, high):
    """Return how many updates at the best rate leave at most a hundredth of the offset."""
    bowl = reference.quadratic(np.diag([low, high]))
    offsets = np.max(np.abs(_run(bowl.gradient, [1.0, 1.0], best_rate(low, high), 1000)), axis=1)
    return int(np.flatnonzero(offsets <= 0.01 * (1 + 1e-12))[0])


def estimated_steps(stretch):
    """Return the rule of thumb for that: half the condition number times the logarithm of a hundred."""
    return stretch / 2 * np.log(100)


def limit_of_line(*xs):
    """Return the largest stable rate when a line is fitted to points with these x."""
    return reference.largest_stable_step(reference.mse_hessian(xs))


def kappa_of_line(*xs):
    """Return the condition number of that problem."""
    return reference.condition_number(reference.mse_hessian(xs))


def scaled(*xs):
    """Return numbers shifted to mean 0 and scaled to standard deviation 1."""
    return (np.array(xs) - np.mean(xs)) / np.std(xs)


def matrix_form_is_followed():
    """Tell whether updates on half x'Ax multiply the position by I - rate * A."""
    gradient = reference.quadratic(TILTED).gradient
    return all(
        np.allclose(new, (np.eye(2) - rate * TILTED) @ old, rtol=1e-9)
        for rate in RATES
        for old, new in pairwise(_run(gradient, [5.0, 1.0], rate, 10))
    )


def gradient_of_quadratic_is_measured():
    """Tell whether A x is the gradient of half x'Ax that central differences measure."""
    place = np.array([5.0, 1.0])
    measured = reference.central_difference(reference.quadratic(TILTED).value, place)
    return np.allclose(measured, TILTED @ place, rtol=0, atol=1e-8)


def edges_hold():
    """Tell whether all factors are smaller than 1 in size just below the limit, and not at it or above it."""
    bowls = (TILTED, np.diag([1.0, 20.0]), np.diag([2.0, 8.0]), np.diag([1.0, 4.0, 25.0]))
    return all(
        _largest_factor(bowl, 0.999) < 1 - 1e-9
        and np.isclose(_largest_factor(bowl, 1), 1, rtol=1e-12)
        and _largest_factor(bowl, 1.001) > 1 + 1e-9
        for bowl in bowls
    )


def condition_number_is_the_ratio():
    """Tell whether the condition number is the largest curvature over the smallest, also of a tilted bowl."""
    tilted = curvature_of_tilted(1) / curvature_of_tilted(0)
    return np.isclose(kappa(4, 1, 25), 25) and np.isclose(reference.condition_number(TILTED), tilted)


def best_rate_is_best():
    """Tell whether no other rate, in thousandths of the limit, has a better worst factor."""
    for low, high in ((1.0, 25.0), (1.0, 10.0), (2.0, 5.0)):
        bowl, best = np.diag([low, high]), best_factor(low, high)
        stretch = kappa(low, high)
        others = [_largest_factor(bowl, share / 1000) for share in range(1, 1001)]
        if min(others) < best - 1e-12 or not np.isclose(best, (stretch - 1) / (stretch + 1)):
            return False
    return True


def _largest_factor(bowl, share):
    rate = share * reference.largest_stable_step(bowl)
    return float(np.max(np.abs(reference.decay_factors(bowl, rate))))


# Rates that change.


def inverse(size, decay, step):
    """Return the rate of the inverse schedule at a step."""
    return reference.inverse_time(size, decay)(step)


def exponential(size, decay, step):
    """Return the rate of the exponential schedule at a step."""
    return reference.exponential(size, decay)(step)


def rescued(step):
    """Return where x**2 from 10 is after so many updates with the inverse schedule of 1.1 and 0.1."""
    run = _run(reference.parabola().gradient, [10.0], reference.inverse_time(1.1, 0.1), step)
    return float(run[-1, 0])


def stalled(step):
    """Return where x**2 from 10 is after so many updates with the exponential schedule of 0.1 and 0.5."""
    run = _run(reference.parabola().gradient, [10.0], reference.exponential(0.1, 0.5), step)
    return float(run[-1, 0])


def tried(rate=None):
    """Return the height of x1**2 + 4 x2**2 at (1, 2), or after one update from there."""
    place = np.array([1.0, 2.0])
    return BOWL.value(place if rate is None else _run(BOWL.gradient, place, rate, 1)[-1])


def accepted():
    """Return the first of the rates 1, 1/2, 1/4, ... at which the height there falls enough."""
    place = np.array([1.0, 2.0])
    promise = 1e-4 * float(BOWL.gradient(place) @ BOWL.gradient(place))
    return next(rate for rate in 0.5 ** np.arange(50) if tried(rate) <= tried() - rate * promise)


def schedules_fit():
    """Tell whether the two schedules of the reference are the two formulas."""
    return all(
        np.isclose(inverse(0.4, 0.5, t), 0.4 / (1 + 0.5 * t))
        and np.isclose(exponential(0.5, 0.8, t), 0.5 * 0.8**t)
        for t in range(20)
    )


# The stop board: x**2 from 4, or x**4/4 - x**2/2 from its hilltop.

TOLERANCES = {"gradient": 0.5, "move": 0.25, "loss change": 0.1}
BUDGET = 10
SQUARE = reference.parabola()
HILLTOP = reference.Objective(lambda x: float(x[0] ** 4 / 4 - x[0] ** 2 / 2), lambda x: x**3 - x)


def lamp(name, rate=0.25, start=4.0, surface=SQUARE):
    """Return the number of the update at which a lamp lights, None if it stays dark within the budget."""
    tol = TOLERANCES[name]
    rules = {
        "gradient": reference.Stopping(gradient_tol=tol),
        "move": reference.Stopping(step_tol=tol),
        "loss change": reference.Stopping(value_tol=tol, value=surface.value),
    }
    run = reference.descend(surface.gradient, [start], rate, max_iter=BUDGET, tol=rules[name])
    return None if run.stop is reference.Stop.BUDGET else run.steps


def first_lamp(rate=0.25):
    """Return the lamp that lights first, or the lamps that light first together."""
    lit = {name: lamp(name, rate) for name in TOLERANCES}
    earliest = min(update for update in lit.values() if update is not None)
    return " and ".join(name for name, update in lit.items() if update == earliest)


def on_board(rate, step):
    """Return where the run of the board is after so many updates."""
    return float(_run(SQUARE.gradient, [4.0], rate, step)[-1, 0])


def slope_on_board(rate, step):
    """Return the slope there, in size."""
    return abs(float(SQUARE.gradient(np.array([on_board(rate, step)]))[0]))


def move_on_board(rate, step):
    """Return the length of the update with this number, counted from 1."""
    return abs(on_board(rate, step) - on_board(rate, step - 1))


def change_on_board(rate, step):
    """Return the size of the change of the loss in the update with this number."""
    return abs(on_board(rate, step) ** 2 - on_board(rate, step - 1) ** 2)


def move_is_rate_times_slope():
    """Tell whether every move of the board is the rate times the slope before it."""
    return all(
        np.isclose(move_on_board(rate, step), rate * slope_on_board(rate, step - 1), rtol=1e-9, atol=1e-12)
        for rate in RATES
        for step in range(1, 9)
    )


# Learning: the mean over examples, weights, and starts.

XS, YS = (1.0, 2.0, 3.0), (2.0, 4.0, 6.0)


def slope_of_error(*chosen):
    """Return the slope in m of the mean squared error of y = m x + b at 0, over chosen points from 0 on."""
    points = chosen or (0, 1, 2)
    error = reference.mse_of_line([XS[point] for point in points], [YS[point] for point in points])
    return float(error.gradient(np.zeros(2))[0])


def decayed(w, slope, rate, strength):
    """Return a weight after one update on a loss of this slope plus half the strength times w squared."""
    run = _run(lambda w: slope + strength * w, [w], rate, 1)
    return float(run[-1, 0])


def kept(rate, strength):
    """Return what the penalty alone leaves of a weight of 1."""
    return decayed(1.0, 0.0, rate, strength)


def valley_height(start):
    """Return the height at which a run on x**4/4 - x**2/2 + x/10 settles, at the rate 0.1."""
    run = _run(lambda x: HILLTOP.gradient(x) + 0.1, [start], 0.1, 2000)
    return HILLTOP.value(run[-1]) + float(run[-1, 0]) / 10


def mean_gradient_holds():
    """Tell whether the gradient of the mean error is the mean of the gradients of its examples."""
    single = [
        reference.mse_of_line([x], [y]).gradient(np.array([1.0, -1.0])) for x, y in zip(XS, YS, strict=True)
    ]
    whole = reference.mse_of_line(XS, YS).gradient(np.array([1.0, -1.0]))
    return np.allclose(np.mean(single, axis=0), whole, rtol=1e-12)


def decay_form_holds():
    """Tell whether one update on loss and penalty is the decayed weight minus the rate times the slope."""
    return all(
        np.isclose(decayed(w, slope, rate, strength), (1 - rate * strength) * w - rate * slope)
        for w in (5.0, -2.0)
        for slope in (2.0, -1.0)
        for rate in RATES
        for strength in (0.1, 0.2, 2.0)
    )


def logistic_gradient_is_measured():
    """Tell whether the mean of (p - y) x is the slope of the mean cross-entropy, by central differences."""
    features, labels = np.array([[-1.0, 2.0], [0.5, 1.0], [2.0, -1.0]]), np.array([0.0, 1.0, 1.0])

    def chances(w):
        return 1 / (1 + np.exp(-features @ w))

    def entropy(w):
        return float(-np.mean(labels * np.log(chances(w)) + (1 - labels) * np.log(1 - chances(w))))

    place = np.array([0.3, -0.2])
    formula = features.T @ (chances(place) - labels) / 3
    return np.allclose(reference.central_difference(entropy, place), formula, rtol=0, atol=1e-8)


# All runs.


def _run(gradient, start, rate, steps):
    """Return all points of a run of so many updates; the first is the start."""
    return reference.descend(gradient, start, rate, max_iter=steps, tol=None).points
