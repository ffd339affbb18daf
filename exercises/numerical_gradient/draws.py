"""The function and the point of one drawn case, kept only if they tell right from wrong.

The function of n variables is

    sum squares[i] * x[i]**2 + product * sum x[i] * x[i + 1] + exponential * exp(x[0]) + sine * sin(x[-1])

so its slopes have formulas, and so has what a wrong program would be off by: a nudge h to one side is off by
h / 2 times the curvature, for example. The guards compare these errors with the tolerance of the suite. They
need no difference quotients, whose noise is another one on each machine.
"""

import math

from grader.guards import total

H = 1e-5
TOLERANCE = 1e-6  # of the suite: relative above 1, absolute below
MARGIN = 3  # how many tolerances a wrong program must be off by
LARGEST_VALUE = 1000  # of |f|: then rounding noise stays far below the tolerance


def inputs(draw):
    """Return one function and a point: drawn again until every guard holds."""
    return draw.until(any_function, lambda function: is_fair(**function))


def any_function(draw):
    """Draw a function of 2 to 4 variables and a point with one decimal, as a list or a tuple."""
    n = draw.integer(2, 4)
    x = [draw.integer(-30, 30) / 10 for _ in range(n)]
    return {
        "squares": [draw.integer(-9, 9) for _ in range(n)],
        "product": draw.choice([1, -1]) * draw.integer(2, 9),
        "exponential": draw.integer(-4, 4),
        "sine": draw.choice([1, -1]) * draw.integer(1, 9),
        "x": draw.choice([x, tuple(x)]),
    }


def is_fair(squares, product, exponential, sine, x):
    """Tell whether the values are small enough, and each wrong program is seen in some coordinate."""
    if bound(squares, product, exponential, sine, x) > LARGEST_VALUE:
        return False
    right = slopes(squares, product, exponential, sine, x)
    return all(
        any(is_seen(error, slope) for error, slope in zip(errors, right, strict=True))
        for errors in wrong_by(right, squares, product, exponential, sine, x)
    )


def is_seen(error, slope):
    """Tell whether the suite notices such an error of such a slope."""
    return abs(error) >= MARGIN * TOLERANCE * max(1.0, abs(slope))


def bound(squares, product, exponential, sine, x):
    """Return what |f| is at most."""
    total = abs(exponential) * math.exp(x[0]) + abs(sine)
    for i, a in enumerate(x):
        total += abs(squares[i]) * a * a + abs(product * a * (x[i + 1] if i + 1 < len(x) else 0))
    return total


def slopes(squares, product, exponential, sine, x):
    """Return the exact gradient."""
    gradient = [2 * factor * a for factor, a in zip(squares, x, strict=True)]
    for i in range(len(x) - 1):
        gradient[i] += product * x[i + 1]
        gradient[i + 1] += product * x[i]
    gradient[0] += exponential * math.exp(x[0])
    gradient[-1] += sine * math.cos(x[-1])
    return gradient


def wrong_by(right, squares, product, exponential, sine, x):
    """Give by how much each wrong program is off, coordinate by coordinate."""
    n = len(x)
    curvatures = [2 * factor for factor in squares]
    curvatures[0] += exponential * math.exp(x[0])
    curvatures[-1] -= sine * math.sin(x[-1])
    all_together = total(right)

    yield [H / 2 * curvature for curvature in curvatures]  # to one side only
    yield right  # divided by h: twice the slope
    yield [-2 * slope for slope in right]  # backward minus forward
    yield [all_together - slope for slope in right]  # all coordinates nudged at once
    yield [0.0] + [-H * product] * (n - 1)  # the neighbor before was not put back
    yield [round(slope, 4) - slope for slope in right]  # rounded to four decimals
