"""The points of one drawn case: a student's own numbers, kept only if they tell right from wrong.

One step of descent from the line (m, b), with the means taken over the points, is

    m' = m - 2 * rate * (m * mean(x * x) + b * mean(x) - mean(x * y))
    b' = b - 2 * rate * (m * mean(x) + b - mean(y))

so a step is a matrix that takes (m, b, 1) to (m', b', 1), and 1000 steps are its 1000th power. That makes the
truth, and what each wrong program would return, cheap enough to look at every data set before a student gets
it. Plain floats in a fixed order: the same data are kept on every machine.
"""

import math

from grader.guards import differ, off_the_edges

RATE = 0.01
STEPS = 1000

LARGEST_CURVATURE = 1.8  # of rate times curvature; from 2 on the run diverges
FROM_AN_EDGE = 0.1  # of a hundredth, of any number to a rounding edge
FROM_THE_TRUTH = 0.02  # of m or b: then two decimals show the difference


def inputs(draw):
    """Return the x and the y of one data set: drawn again until every guard holds."""
    return draw.until(points, lambda data: is_safe(*data))


def points(draw):
    """Draw 3 to 5 points near the line a * x + c; all x lie close together on one side of 0.

    There the valley of the loss is long and flat, so after 1000 steps the run is still on its way.
    """
    n = draw.integer(3, 5)
    side = draw.choice([1, -1])
    a = draw.choice([1, -1]) * draw.choice([3, 4, 5, 7, 9])
    c = draw.choice([1, -1]) * draw.integer(20, 90)
    xs = [side * x for x in draw.sample(range(1, 9), n)]
    return xs, [a * x + c + draw.integer(-3, 3) for x in xs]


def is_safe(xs, ys):
    """Tell whether the data are fair to every right answer and show each wrong one."""
    right = truth(xs, ys)
    return (
        is_stable(xs)
        and off_the_edges(right, 2, FROM_AN_EDGE)
        and all(differ(right, wrong, FROM_THE_TRUTH) for wrong in wrong_lines(xs, ys))
    )


# What is right.


def truth(xs, ys):
    """Return m and b after 1000 steps from (0, 0), not rounded."""
    return run(step(xs, ys, RATE, RATE), STEPS)


def is_stable(xs):
    """Tell whether the run settles: 0.01 times the largest curvature of the loss is well below 2."""
    return RATE * largest_curvature(xs) < LARGEST_CURVATURE


def largest_curvature(xs):
    """Return the largest eigenvalue of H = 2 * [[mean(x * x), mean(x)], [mean(x), 1]]."""
    xx, x = mean(x * x for x in xs), mean(xs)
    return xx + 1 + math.sqrt((xx - 1) * (xx - 1) + 4 * x * x)


# What is wrong.


def wrong_lines(xs, ys):
    """Give what each wrong program returns, one after the other."""
    full, half = RATE, RATE / 2
    plain = step(xs, ys, full, full)

    yield run(step(xs, ys, half, half), STEPS)  # half the gradient: the 2 from the square is missing
    yield run(product(step(xs, ys, 0, full), step(xs, ys, full, 0)), STEPS)  # b is moved with the new m
    yield run(step(xs, ys, full, half), STEPS)  # b without the 2
    yield run(plain, STEPS, m=1, b=1)  # started at (1, 1)
    yield run(plain, 900)  # 900 iterations
    yield exact_line(xs, ys)  # least squares instead of descent


def exact_line(xs, ys):
    """Return slope and intercept of least squares."""
    x, y = mean(xs), mean(ys)
    m = (mean(x * y for x, y in zip(xs, ys, strict=True)) - x * y) / (mean(x * x for x in xs) - x * x)
    return m, y - m * x


# Many steps at once.


def step(xs, ys, rate_m, rate_b):
    """Return the matrix that takes (m, b, 1) one step further; each number has its own rate."""
    xx, x = mean(x * x for x in xs), mean(xs)
    xy, y = mean(x * y for x, y in zip(xs, ys, strict=True)), mean(ys)
    return [
        [1 - 2 * rate_m * xx, -2 * rate_m * x, 2 * rate_m * xy],
        [-2 * rate_b * x, 1 - 2 * rate_b, 2 * rate_b * y],
        [0, 0, 1],
    ]


def run(matrix, times, m=0, b=0):
    """Return m and b after that many steps."""
    (m,), (b,), _ = product(power(matrix, times), [[m], [b], [1]])
    return m, b


def power(matrix, times):
    """Multiply a matrix by itself, squaring: matrix**13 is matrix**8 * matrix**4 * matrix."""
    result = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    while times:
        if times % 2:
            result = product(result, matrix)
        matrix = product(matrix, matrix)
        times //= 2
    return result


def product(left, right):
    """Multiply by a matrix of three rows; `sum` adds floats differently in Python 3.11 and 3.12."""
    return [[a * p + b * q + c * r for p, q, r in zip(*right, strict=True)] for a, b, c in left]


def mean(whole_numbers):
    """Return the mean; sums of whole numbers are exact."""
    numbers = list(whole_numbers)
    return sum(numbers) / len(numbers)
