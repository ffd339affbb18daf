"""The points and the line of one drawn case, kept only if every wrong program says something else.

With whole x, y of one decimal, and m and b in halves, ten times a residual is a whole number. So the guards
compute with whole numbers, exactly; and numbers that are not equal differ by far more than the suite allows.
"""


def inputs(draw):
    """Return points, m and b: drawn again until every guard holds."""
    return draw.until(any_line, lambda line: is_fair(*line))


def any_line(draw):
    """Draw 2 to 6 points and a line; of a single point the sum and the mean would be the same."""
    xs = draw.sample(range(-5, 9), draw.integer(2, 6))
    points = [(x, draw.integer(-200, 200) / 10) for x in xs]
    return points, draw.integer(-8, 8) / 2, draw.integer(-8, 8) / 2


def is_fair(points, m, b):
    """Tell whether neither slope is 0, the two differ, and the loss is neither its root nor the mean size."""
    n = len(points)
    tenths = [round(10 * (y - (m * x + b))) for x, y in points]  # of the residuals
    for_m = sum(x * r for (x, _), r in zip(points, tenths, strict=True))
    for_b = sum(tenths)
    squares = sum(r * r for r in tenths)  # the loss is this over 100 * n
    sizes = sum(abs(r) for r in tenths)  # the mean size of a residual is this over 10 * n
    return 0 not in (for_m, for_b) and for_m != for_b and squares not in (100 * n, 10 * sizes)
