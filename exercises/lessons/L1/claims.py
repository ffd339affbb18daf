"""What the lesson "Walking a loss map" states in numbers, computed from the reference.

`text.md` and `demo.toml` type a number and name the expression that must give it. Almost all of them are
about one map, f(x, y) = (x - 1)**2 + 2 * (y - 2)**2; the map with two valleys stands at the end.
"""

import numpy as np

import reference

BOTTOM = (1.0, 2.0)
START = (0.0, 0.0)
MAP = reference.parabola(scale=[1.0, 2.0], center=BOTTOM)
PLACES = (START, (1.0, 2.0), (-1.0, 3.0), (2.5, -0.5))
RATES = (0.05, 0.1, 0.2, 1 / 3, 0.45, 0.5, 0.55)


# One place on the map.


def loss_at(x, y):
    """Return the height of the map at a place."""
    return MAP.value(np.array([x, y], dtype=float))


def slope_x(x, y):
    """Return how steeply the map rises to the right."""
    return float(MAP.gradient(np.array([x, y], dtype=float))[0])


def slope_y(x, y):
    """Return how steeply the map rises upward on the page."""
    return float(MAP.gradient(np.array([x, y], dtype=float))[1])


def steepest(x, y):
    """Return the length of the gradient: the slope in the direction in which the map rises most."""
    return float(np.hypot(slope_x(x, y), slope_y(x, y)))


def climb_x(nudge):
    """Return how much the map climbs per unit, from the start to a place a nudge to its right."""
    return (loss_at(nudge, 0) - loss_at(0, 0)) / nudge


def climb_y(nudge):
    """Return how much the map climbs per unit, from the start to a place a nudge above it."""
    return (loss_at(0, nudge) - loss_at(0, 0)) / nudge


def to_go(x, y):
    """Return the straight distance from a place to the bottom."""
    return float(np.hypot(x - BOTTOM[0], y - BOTTOM[1]))


# One run of gradient descent, from the start.


def path(rate, steps):
    """Return all points of a run of so many steps; the first is the start."""
    return reference.descend(MAP.gradient, START, rate, max_iter=steps, tol=None).points


def x(rate, step):
    """Return x after so many steps."""
    return float(path(rate, step)[step][0])


def y(rate, step):
    """Return y after so many steps."""
    return float(path(rate, step)[step][1])


def loss(rate, step):
    """Return the loss after so many steps."""
    return MAP.value(path(rate, step)[step])


def steepness(rate, step):
    """Return the length of the gradient after so many steps."""
    return steepest(x(rate, step), y(rate, step))


def stride(rate, step):
    """Return the length of the step that follows after so many steps."""
    return float(np.hypot(*(path(rate, step + 1)[step + 1] - path(rate, step)[step])))


def gone(rate, step):
    """Return how many percent of the first loss are gone after so many steps."""
    return 100 * (1 - loss(rate, step) / loss(rate, 0))


def first_step_beyond(rate, percent):
    """Return after how many steps more than so many percent of the first loss are gone."""
    return next(step for step in range(1000) if gone(rate, step) > percent)


def degrees_off(rate):
    """Return the angle between the first step and the straight line from the start to the bottom."""
    return abs(float(np.degrees(np.arctan2(y(rate, 1), x(rate, 1)) - np.arctan2(BOTTOM[1], BOTTOM[0]))))


def factor_x(rate):
    """Return what one step multiplies the error in x by."""
    return (x(rate, 1) - BOTTOM[0]) / (x(rate, 0) - BOTTOM[0])


def factor_y(rate):
    """Return what one step multiplies the error in y by."""
    return (y(rate, 1) - BOTTOM[1]) / (y(rate, 0) - BOTTOM[1])


def error_left_x(rate, step):
    """Return how many percent of the first error in x are left after so many steps."""
    return 100 * abs(x(rate, step) - BOTTOM[0]) / abs(x(rate, 0) - BOTTOM[0])


def error_left_y(rate, step):
    """Return how many percent of the first error in y are left after so many steps."""
    return 100 * abs(y(rate, step) - BOTTOM[1]) / abs(y(rate, 0) - BOTTOM[1])


# What the prompts of the demo ask.


def direction(rate):
    """Return which way the first step leads on the page."""
    horizontal = "right" if x(rate, 1) > x(rate, 0) else "left"
    return f"{horizontal} and {'up' if y(rate, 1) > y(rate, 0) else 'down'}"


def moves_more(rate):
    """Return the coordinate that the first step changes most."""
    change_x, change_y = abs(x(rate, 1) - x(rate, 0)), abs(y(rate, 1) - y(rate, 0))
    if np.isclose(change_x, change_y):
        return "both the same"
    return "$x$" if change_x > change_y else "$y$"


def nearest(options, number):
    """Return the option, as it is typed, that a number is nearest to."""
    return min(options, key=lambda option: abs(float(option) - number))


def is_straight(rate):
    """Return whether all points of ten steps are on the line from the start to the bottom."""
    errors = path(rate, 10) - BOTTOM
    on_line = np.allclose(errors[:, 0] * BOTTOM[1], errors[:, 1] * BOTTOM[0])
    return "yes, from the start to the mark" if on_line else "no, it bends"


# The bowl behind the readings, and how it is bent.


def scale_x():
    """Return what stands before the square of x - 1, found from the slope at the start."""
    return -slope_x(*START) / (2 * BOTTOM[0])


def scale_y():
    """Return what stands before the square of y - 2, found from the slope at the start."""
    return -slope_y(*START) / (2 * BOTTOM[1])


def floor():
    """Return the loss at the bottom, found from the loss at the start."""
    return loss_at(*START) - scale_x() * BOTTOM[0] ** 2 - scale_y() * BOTTOM[1] ** 2


def twisted(mixed):
    """Return a bowl that has the same readings, and a mixed term mixed * (x - 1) * (y - 2)."""
    hessian = np.array([[2 * (1 - mixed), mixed], [mixed, (8 - mixed) / 2]])
    return reference.quadratic(hessian, hessian @ BOTTOM), 0.5 * hessian @ BOTTOM @ BOTTOM


def twisted_readings_agree(mixed):
    """Tell whether the twisted bowl has its bottom, its loss and its gradient where the map has them."""
    bowl, lift = twisted(mixed)
    level = np.allclose(bowl.gradient(np.array(BOTTOM)), 0)
    start = np.array(START)
    same_gradient = np.allclose(bowl.gradient(start), MAP.gradient(start))
    return level and same_gradient and np.isclose(bowl.value(start) + lift, MAP.value(start))


def twisted_loss(mixed, rate, steps):
    """Return the loss after so many steps from the start on a bowl with the same readings; nan if not."""
    bowl, lift = twisted(mixed)
    end = reference.descend(bowl.gradient, START, rate, max_iter=steps, tol=None).x
    return bowl.value(end) + lift if twisted_readings_agree(mixed) else float("nan")


def curvature_x():
    """Return how fast the slope in x changes along x, by central differences."""
    return float(reference.central_difference(lambda p: slope_x(p[0], 0), [0.0])[0])


def curvature_y():
    """Return how fast the slope in y changes along y, by central differences."""
    return float(reference.central_difference(lambda p: slope_y(0, p[0]), [0.0])[0])


def limit(*curvatures):
    """Return the rate below which a bowl with these curvatures along its axes is stable."""
    return reference.largest_stable_step(np.diag(curvatures).astype(float))


def factor_on(curvature, rate):
    """Return what one step multiplies the error by, along an axis with this curvature."""
    slope = reference.parabola(curvature / 2).gradient
    return float(reference.descend(slope, [1.0], rate, max_iter=1, tol=None).x[0])


# The formulas, each compared with what the reference does.


def height_is_the_formula():
    """Tell whether (x - 1)**2 + 2 * (y - 2)**2 is the height of the map."""
    return all(np.isclose(loss_at(a, b), (a - 1) ** 2 + 2 * (b - 2) ** 2) for a, b in PLACES)


def gradient_is_measured():
    """Tell whether (2 * (x - 1), 4 * (y - 2)) are the slopes that central differences measure."""
    measured = [reference.central_difference(MAP.value, place) for place in PLACES]
    return np.allclose(measured, [(2 * (a - 1), 4 * (b - 2)) for a, b in PLACES], rtol=0, atol=1e-8)


def rule_is_followed():
    """Tell whether 20 steps of the reference are 20 times 'point minus rate times gradient'."""
    return all(
        np.allclose(new, [old[0] - rate * slope_x(*old), old[1] - rate * slope_y(*old)])
        for rate in RATES
        for old, new in zip(path(rate, 20), path(rate, 20)[1:], strict=False)
    )


def positions_follow_powers():
    """Tell whether the errors are the first errors times powers of 1 - 2 * rate and 1 - 4 * rate."""
    powers = np.arange(21)[:, None]
    return all(
        np.allclose(path(rate, 20), BOTTOM + (-1.0, -2.0) * np.array([1 - 2 * rate, 1 - 4 * rate]) ** powers)
        for rate in RATES
    )


def loss_follows_powers():
    """Tell whether the loss is the sum of two powers, for 20 steps."""
    return all(
        np.isclose(loss(rate, t), (1 - 2 * rate) ** (2 * t) + 8 * (1 - 4 * rate) ** (2 * t))
        for rate in RATES
        for t in range(21)
    )


def edge_holds():
    """Tell whether the larger factor is below 1 in size at the rates below a half, and only there."""
    sizes = [max(abs(factor_x(n / 100)), abs(factor_y(n / 100))) for n in range(1, 101)]
    return max(sizes[:49]) < 1 and np.isclose(sizes[49], 1) and min(sizes[50:]) > 1


def rate_of_the_best_worst_factor():
    """Return the rate, found by search, at which the larger of the two factors is smallest in size."""
    rates = np.linspace(0.01, 0.5, 49001)
    worst = np.maximum(np.abs(1 - rates * curvature_x()), np.abs(1 - rates * curvature_y()))
    return float(rates[np.argmin(worst)])


# The map with two valleys.


def two_valleys(x, y):
    """Return the height of (x**2 - 1)**2 + 0.3 * x + y**2 + 0.31."""
    return float((x**2 - 1) ** 2 + 0.3 * x + y**2 + 0.31)


def two_slopes(point):
    """Return the gradient of that map; central differences of its height must agree with it."""
    return np.array([4 * point[0] * (point[0] ** 2 - 1) + 0.3, 2 * point[1]])


def two_slopes_are_measured():
    """Tell whether the gradient of the second map is what central differences measure."""
    return all(
        np.allclose(
            reference.central_difference(lambda p: two_valleys(*p), place),
            two_slopes(place),
            rtol=0,
            atol=1e-8,
        )
        for place in (*PLACES, (-1.5, 1.0), (1.5, 1.0))
    )


def walk(start_x, start_y, rate=0.05, steps=200):
    """Return where a run on the second map is after so many steps."""
    start = (float(start_x), float(start_y))
    return reference.descend(two_slopes, start, rate, max_iter=steps, tol=None).x


def walk_x(*start_and_run):
    """Return the first coordinate of `walk`."""
    return float(walk(*start_and_run)[0])


def walk_y(*start_and_run):
    """Return the second coordinate of `walk`."""
    return float(walk(*start_and_run)[1])


def walk_loss(*start_and_run):
    """Return the height at the end of `walk`."""
    return two_valleys(*walk(*start_and_run))


def ridge():
    """Return x of the ridge: between the valleys the slope in x is zero there, found by halving."""
    left, right = -0.5, 0.5
    for _ in range(60):
        middle = (left + right) / 2
        left, right = (middle, right) if two_slopes((middle, 0.0))[0] > 0 else (left, middle)
    return left


def reaches_the_deeper_valley(start_x, start_y, rate):
    """Return whether a run settles where runs from far left do."""
    there = np.allclose(walk(start_x, start_y, rate), walk(-1.5, 1), rtol=0, atol=1e-6)
    return "yes" if there else "no"
