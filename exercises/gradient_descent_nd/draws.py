"""The bowl and the walk of one drawn case, kept only if they tell right from wrong.

The curvatures are a symmetric matrix of whole numbers. By Gershgorin's theorem each of its eigenvalues is at
most as far from some entry of the diagonal as the sizes of the entries beside it add up to. So the diagonal
keeps that distance from LEAST and MOST, and all eigenvalues lie between the two. Plain floats in a fixed
order: the same data are kept on every machine.
"""

import math

from grader.guards import caught, dot, off_the_edges

LEAST, MOST = 1, 8  # what every curvature of a bowl lies between
LARGEST_PRODUCT = 1.8  # of rate and curvature; from 2 on the run diverges
RATES = (0.02, 0.04, 0.05, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3)
MOST_STEPS = 60

PLACES = 6
FROM_THE_TRUTH = 2e-6  # of one coordinate: then six decimals show the difference
FEWEST_CAUGHT = 6  # of the eight wrong programs


def inputs(draw):
    """Return one walk: drawn again until every guard holds."""
    return draw.until(any_walk, lambda walk: is_fair(**walk))


def any_walk(draw):
    """Draw a bowl, a start in whole numbers, a rate and a number of steps.

    With one coordinate too few wrong programs would show, so there are 2 to 4.
    """
    n = draw.integer(2, 4)
    matrix = any_matrix(draw, n)
    steepest = most(matrix)
    return {
        "matrix": matrix,
        "center": [draw.integer(-3, 3) for _ in range(n)],
        "start": [draw.integer(-9, 9) for _ in range(n)],
        "rate": draw.choice([rate for rate in RATES if rate * steepest <= LARGEST_PRODUCT]),
        "steps": draw.integer(0, MOST_STEPS),
    }


def any_matrix(draw, n):
    """Draw curvatures; most bowls are tilted, so that each slope depends on other coordinates too."""
    matrix = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(i):
            matrix[i][j] = matrix[j][i] = draw.choice([-1, 0, 1])
    for i, row in enumerate(matrix):
        beside = sum(abs(entry) for entry in row)
        row[i] = draw.integer(LEAST + beside, MOST - beside)
    return matrix


def most(matrix):
    """Return what Gershgorin's theorem says that every eigenvalue is at most."""
    return max(row[i] + sum(abs(entry) for entry in row) - abs(row[i]) for i, row in enumerate(matrix))


def is_fair(matrix, center, start, rate, steps):
    """Tell whether every way of rounding agrees, and enough wrong programs end elsewhere."""

    def slopes(w):
        away = [a - c for a, c in zip(w, center, strict=True)]
        return [dot(row, away) for row in matrix]

    walk = (slopes, start, rate, steps)
    right = end(plain_step, *walk)
    wrong = [*(end(step, *walk) for step in WRONG_STEPS), frozen(*walk)]
    seen = caught(right, wrong, FROM_THE_TRUTH) + (len(start) != 2)  # the last one knows two coordinates only
    return off_the_edges(right, PLACES) and seen >= FEWEST_CAUGHT


# Walks, right and wrong.


def end(step, slopes, start, rate, steps):
    """Repeat a step and return where the walk ends."""
    w = [float(number) for number in start]
    for _ in range(steps):
        w = step(w, slopes, rate)
    return w


def plain_step(w, slopes, rate):
    """Move every coordinate from one and the same gradient."""
    return [a - rate * slope for a, slope in zip(w, slopes(w), strict=True)]


def one_after_the_other(w, slopes, rate):
    """Measure again after each coordinate."""
    moved = list(w)
    for i in range(len(moved)):
        moved[i] -= rate * slopes(moved)[i]
    return moved


def uphill(w, slopes, rate):
    """Go along the gradient."""
    return plain_step(w, slopes, -rate)


def of_unit_length(w, slopes, rate):
    """Divide the gradient by its length."""
    slope = slopes(w)
    return plain_step(w, slopes, rate / (math.sqrt(dot(slope, slope)) or 1.0))


def first_slope_for_all(w, slopes, rate):
    """Move every coordinate by the first partial derivative."""
    slope = slopes(w)[0]
    return [a - rate * slope for a in w]


def rounding(w, slopes, rate):
    """Round the position that the next step starts from."""
    return [round(a, PLACES) for a in plain_step(w, slopes, rate)]


def truncating(w, slopes, rate):
    """Keep whole numbers only, as an array of integers does."""
    return [float(int(a)) for a in plain_step(w, slopes, rate)]


WRONG_STEPS = (one_after_the_other, uphill, of_unit_length, first_slope_for_all, rounding, truncating)


def frozen(slopes, start, rate, steps):
    """Use the gradient of the start in every step."""
    return [a - steps * rate * slope for a, slope in zip(start, slopes(start), strict=True)]
