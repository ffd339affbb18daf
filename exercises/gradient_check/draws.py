"""The function, the point and the mistake of one drawn case, kept only if they tell checkers apart.

The function is a quadratic with whole-numbered curvatures, so that central differences are exact but for
noise, and what a wrong checker would report is simple arithmetic. A mistake turns the right gradient g into
mixing * g + added: a number on the diagonal of the matrix `mixing` is a factor, a pair of rows that changed
places swaps two entries, and `added` holds a constant.
"""

import math

from grader.guards import dot, total

TOL = 1e-4
LEAST_ERROR = 2.5e-4  # of the spoiled gradient: far enough from TOL
FROM_THE_TRUTH = 1.3e-4  # of a wrong checker's error: then the suite, which allows 1e-4, sees it
FEWEST_CAUGHT = 6  # of the eight wrong checkers
MISTAKES = ("twice", "half", "sign", "a little", "swapped", "added")
FACTORS = {"twice": 2, "half": 0.5, "sign": -1, "a little": 1.0003}


def inputs(draw):
    """Return one function with a mistake in its gradient: drawn again until every guard holds."""
    mistake = draw.choice(MISTAKES)
    return draw.until(lambda draw: any_case(draw, mistake), lambda case: is_fair(**case))


def any_case(draw, mistake):
    """Draw a quadratic of 2 to 4 variables, a point with one decimal, and where the mistake is."""
    n = draw.integer(2, 4)
    matrix = [[0] * n for _ in range(n)]
    for i in range(n):
        matrix[i][i] = draw.integer(2, 9)
        for j in range(i):
            matrix[i][j] = matrix[j][i] = draw.integer(-2, 2)
    places = draw.sample(range(n), 2)
    return {
        "matrix": matrix,
        "center": [draw.integer(-3, 3) for _ in range(n)],
        "x": [draw.integer(-30, 30) / 10 for _ in range(n)],
        "mixing": mixing(n, mistake, *places),
        "added": [draw.choice([-2, -1, 1, 2]) * (mistake == "added" and i == places[0]) for i in range(n)],
    }


def mixing(n, mistake, i, j):
    """Return the matrix of a mistake at place i, or i and j."""
    rows = [[int(row == column) for column in range(n)] for row in range(n)]
    if mistake == "swapped":
        rows[i], rows[j] = rows[j], rows[i]
    rows[i][i] = FACTORS.get(mistake, rows[i][i])
    return rows


def is_fair(matrix, center, x, mixing, added):
    """Tell whether the mistake is clear, and enough wrong checkers say something else about it."""
    measured = times(matrix, [a - c for a, c in zip(x, center, strict=True)])
    derived = [slope + shift for slope, shift in zip(times(mixing, measured), added, strict=True)]
    truth = max(errors(derived, measured))
    if truth < LEAST_ERROR or not all(measured):
        return False
    wrong = wrong_errors(derived, measured)
    return sum(abs(error - truth) >= FROM_THE_TRUTH for error in wrong) >= FEWEST_CAUGHT


def times(matrix, vector):
    """Multiply row by row."""
    return [dot(row, vector) for row in matrix]


def errors(derived, measured):
    """Return the error of each coordinate."""
    return [abs(a - n) / max(1.0, abs(a), abs(n)) for a, n in zip(derived, measured, strict=True)]


def length(vector):
    """Return the Euclidean length."""
    return math.sqrt(dot(vector, vector))


def wrong_errors(derived, measured):
    """Give what each wrong checker calls the largest error."""
    pairs = list(zip(derived, measured, strict=True))
    each = errors(derived, measured)

    yield max(abs(a - n) for a, n in pairs)  # absolute differences only
    yield each[0]  # the first coordinate only
    yield max((a - n) / max(1.0, abs(a), abs(n)) for a, n in pairs)  # with its sign
    yield max(errors([length(derived)], [length(measured)]))  # lengths only
    yield total(each) / len(each)  # the average
    yield max(abs(a - n) / (abs(a) + abs(n)) for a, n in pairs)  # without a floor
    yield max(errors([total(derived)], [total(measured)]))  # sums only
    yield 0.0  # trusts everything
