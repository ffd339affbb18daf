"""What the lesson "The stretched bowl" states in numbers, computed from the reference.

`text.md` and `demo.toml` type a number and name the expression that must give it. Most of them are about
one bowl, f(theta) = theta' diag(1, 20) theta / 2, and runs on it from (5, 5); the mini-batches, which are
those of three data points, stand at the end.
"""

from itertools import combinations, pairwise

import numpy as np

import reference

START = (5.0, 5.0)
"""Where a run starts if nothing else is said."""

HIDDEN = (5.0, 0.001)
"""A start so close to the flat axis that an escape hides for a while."""

STEEP = 20.0
"""The curvature of the second axis if nothing else is said; the first has 1."""

RATES = (0.005, 0.05, 0.08, 0.1, 0.12)

POINTS = ((1, 4), (2, 2), (3, -1))
"""The data from which the mini-batches are taken."""


# The bowl at one place.


def hessian(c=STEEP):
    """Return the matrix of the bowl with the curvatures 1 and c along its axes."""
    return np.diag([1.0, c])


def bowl(c=STEEP):
    """Return that bowl."""
    return reference.quadratic(hessian(c))


def height(place, c=STEEP):
    """Return the loss at a place."""
    return bowl(c).value(np.array(place))


def slope(place, axis, c=STEEP):
    """Return a component of the gradient at a place: axis 1 is the flat one, axis 2 the steep one."""
    return float(bowl(c).gradient(np.array(place))[axis - 1])


def squared_length(place, c=STEEP):
    """Return the squared length of the gradient at a place."""
    return float(np.sum(bowl(c).gradient(np.array(place)) ** 2))


# Runs.


def path(rate, steps, c=STEEP, start=START):
    """Return all positions of a run of so many updates, one a row; the first is the start."""
    return reference.descend(bowl(c).gradient, start, rate, max_iter=steps, tol=None).points


def losses(rate, steps, c=STEEP, start=START):
    """Return the loss at all positions of a run."""
    return [height(place, c) for place in path(rate, steps, c, start)]


def theta(axis, rate, step, c=STEEP, start=START):
    """Return a coordinate after so many updates: axis 1 is the flat one, axis 2 the steep one."""
    return float(path(rate, step, c, start)[step][axis - 1])


def loss(rate, step, c=STEEP, start=START):
    """Return the loss after so many updates."""
    return height(path(rate, step, c, start)[step], c)


def arrow(axis, rate):
    """Return a component of the first move."""
    return theta(axis, rate, 1) - theta(axis, rate, 0)


def promised(rate):
    """Return by how much the first-order approximation says that the first update lowers the loss."""
    return rate * squared_length(START)


def delivered(rate):
    """Return by how much the first update does lower the loss."""
    return loss(rate, 0) - loss(rate, 1)


def steps_until(rate, goal):
    """Return how many updates bring the loss down to a goal; None if 1000 do not."""
    return next((k for k, height in enumerate(losses(rate, 1000)) if height <= goal), None)


def rises(rate, steps):
    """Return in how many of the first updates the loss rises."""
    return int(np.sum(np.diff(losses(rate, steps)) > 0))


def first_rise(rate, start=HIDDEN):
    """Return the first update that raises the loss."""
    return int(np.flatnonzero(np.diff(losses(rate, 100, start=start)) > 0)[0]) + 1


def first_above_start(rate, start=HIDDEN):
    """Return the first update that brings the loss above its value at the start."""
    heights = losses(rate, 100, start=start)
    return next(k for k, height in enumerate(heights) if height > heights[0])


# Factors and limits.


def factor(curvature, rate):
    """Return what one update multiplies a coordinate by, along an axis of that curvature."""
    return float(reference.decay_factors([[curvature]], rate)[0])


def limit(c=STEEP):
    """Return the rate at which runs on the bowl with the curvatures 1 and c stop converging."""
    return reference.largest_stable_step(hessian(c))


def steepest_for(rate):
    """Return the curvature whose limit is a rate, by halving: below it, runs at this rate converge."""
    low, high = 1.0, 1000.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if limit(middle) > rate else (low, middle)
    return round(low, 9)


def stretch(c=STEEP):
    """Return the condition number of the bowl."""
    return reference.condition_number(hessian(c))


def best_rate():
    """Return the rate at which the slower axis is as fast as can be: both factors are alike in size."""
    return 2 / sum(reference.curvatures(hessian()))


def eigenvalue(number):
    """Return an eigenvalue of the matrix with 2 on the diagonal and 1 beside it, smallest first."""
    return float(reference.curvatures([[2.0, 1.0], [1.0, 2.0]])[number - 1])


def limit_of_the_matrix():
    """Return the limit of the rate for that matrix."""
    return reference.largest_stable_step([[2.0, 1.0], [1.0, 2.0]])


def what_the_path_does(rate, c=STEEP):
    """Return what a run looks like across the valley, from two updates of the second coordinate."""
    first, second, third = path(rate, 2, c)[:, 1]
    if first * second > 0:
        return "it creeps down on its own side"
    return f"it hops across the valley, and the hops {'grow' if abs(third) > abs(second) else 'shrink'}"


def long_run(rate):
    """Return the loss that a run has come down to after 2000 updates."""
    return loss(rate, 2000)


def faster(rate, other):
    """Return whether a rate needs fewer updates than another one to bring the loss down to a hundredth."""
    return "yes" if steps_until(rate, 0.01) < steps_until(other, 0.01) else "no"


def loss_rises(rate):
    """Return whether the loss rises in any of 40 updates."""
    return "yes" if rises(rate, 40) else "no"


# The formulas, each compared with what the reference does.


def rule_is_followed():
    """Tell whether each of 20 updates is 'position minus rate times gradient'."""
    return all(
        np.allclose(new, old - rate * hessian() @ old, rtol=1e-12, atol=1e-12)
        for rate in RATES
        for old, new in pairwise(path(rate, 20))
    )


def first_order_holds():
    """Tell whether the promise misses by less and less of itself, as the rate goes to 0."""
    misses = [abs(promised(rate) / delivered(rate) - 1) for rate in (1e-3, 1e-4, 1e-5, 1e-6)]
    return all(new < 0.2 * old for old, new in pairwise(misses))


def gradient_is_measured():
    """Tell whether A times theta is the slope that central differences measure."""
    places = [np.array(place) for place in (START, HIDDEN, (-2.0, 0.5), (0.0, 0.0))]
    return all(
        np.allclose(reference.central_difference(bowl().value, place), hessian() @ place, rtol=0, atol=1e-7)
        for place in places
    )


def eigen_directions_keep():
    """Tell whether a run along an eigenvector stays on it, and is multiplied by 1 - rate * eigenvalue."""
    matrix = np.array([[2.0, 1.0], [1.0, 2.0]])
    eigenvalues, vectors = np.linalg.eigh(matrix)
    return all(
        np.allclose(
            reference.descend(
                reference.quadratic(matrix).gradient, vector, rate, max_iter=9, tol=None
            ).points,
            np.outer((1 - rate * value) ** np.arange(10), vector),
            rtol=1e-9,
            atol=1e-12,
        )
        for value, vector in zip(eigenvalues, vectors.T, strict=True)
        for rate in RATES
    )


def bound_holds():
    """Tell whether 2 over the largest curvature is where the larger factor reaches 1 in size."""
    return all(
        max(abs(factor(curvature, share * 2 / c)) for curvature in (1.0, c)) < 1
        for c in (2.0, 5.0, STEEP, 30.0)
        for share in (0.01, 0.5, 0.99)
    ) and all(np.isclose(factor(c, 2 / c), -1) and np.isclose(limit(c), 2 / c) for c in (2.0, 5.0, STEEP))


# Mini-batches, at the line y = 0 and with the mean squared error as the loss.


def batch_gradients(size):
    """Return the gradients of all batches of so many points, one a row."""
    xs, ys = zip(*POINTS, strict=True)
    return reference.batch_gradients(xs, ys, 0, 0, size)


def batch_slope(axis, *numbers):
    """Return a component of the gradient of a batch: axis 1 is for m, 2 for b; points have numbers from 1."""
    xs, ys = zip(*(POINTS[number - 1] for number in numbers), strict=True)
    return reference.mse_and_gradient(xs, ys, 0, 0)[axis]


def full_slope(axis):
    """Return a component of the gradient of all points."""
    return float(batch_gradients(len(POINTS))[0, axis - 1])


def mean_slope(axis, size):
    """Return the mean of a component over all batches of so many points."""
    return float(batch_gradients(size)[:, axis - 1].mean())


def worst(size):
    """Return how far the gradient of a batch of so many points can be from the full one."""
    return float(np.linalg.norm(batch_gradients(size) - batch_gradients(len(POINTS)), axis=1).max())


def full_loss_after(number, rate):
    """Return the loss over all points after one step against the gradient of one point."""
    m, b = (-rate * batch_slope(axis, number) for axis in (1, 2))
    xs, ys = zip(*POINTS, strict=True)
    return reference.mse_and_gradient(xs, ys, m, b).loss


def equal_to_the_full_one():
    """Return whether the gradient of some single point is the full one."""
    numbers = range(1, len(POINTS) + 1)
    same = [all(np.isclose(batch_slope(axis, n), full_slope(axis)) for axis in (1, 2)) for n in numbers]
    mean = all(np.isclose(mean_slope(axis, 1), full_slope(axis)) for axis in (1, 2))
    return "no, but their mean is" if mean and not any(same) else "yes"


def batches_are_unbiased():
    """Tell whether the mean over all batches is the full gradient, for each size."""
    sizes = range(1, len(POINTS) + 1)
    return all(np.isclose(mean_slope(axis, size), full_slope(axis)) for axis in (1, 2) for size in sizes)


def risk_is_the_mean():
    """Tell whether the loss of all points is the mean of the losses of single ones."""
    xs, ys = zip(*POINTS, strict=True)
    singles = [reference.mse_and_gradient([x], [y], 0.5, -1).loss for x, y in POINTS]
    return np.isclose(reference.mse_and_gradient(xs, ys, 0.5, -1).loss, np.mean(singles))


def batch_gradient_is_the_mean():
    """Tell whether the gradient of a batch is the mean of those of its points, for all batches."""
    numbers = range(1, len(POINTS) + 1)
    return all(
        np.isclose(batch_slope(axis, *batch), np.mean([batch_slope(axis, number) for number in batch]))
        for axis in (1, 2)
        for size in numbers
        for batch in combinations(numbers, size)
    )
