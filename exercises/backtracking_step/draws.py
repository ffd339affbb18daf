"""The numbers of one drawn step: kept only if no candidate is doubtful and most wrong programs differ."""

from grader.guards import caught

CANDIDATES = 50
FROM_A_TIE = 1e-9  # of what f falls by to what it is asked to fall by
FROM_THE_TRUTH = 1e-6  # of any reported number, relative above 1: then a wrong step is seen


def inputs(draw):
    """Return surface, start, shrink and c: drawn again until every guard holds."""
    return draw.until(numbers, lambda step: is_safe(*step))


def numbers(draw):
    """Draw one step, fair or not."""
    surface = draw.choice(
        ["stretched bowl", "bowl elsewhere", "stretched bowl", "bowl elsewhere", "fourth power"]
    )
    size = 1 if surface == "fourth power" else 2
    x = [draw.integer(-6, 6) for _ in range(size)]
    return surface, x, draw.choice([0.25, 0.5, 0.8]), draw.choice([1e-4, 0.3, 0.5, 0.9])


def is_safe(surface, x, shrink, c):
    """Tell whether no candidate is a near tie, and at least two thirds of the wrong programs differ."""
    right = search(surface, x, shrink, c)
    if not right or is_doubtful(surface, x, shrink, c, right):
        return False
    wrong = wrong_steps(surface, x, shrink, c, right)
    return 3 * caught(right, wrong, FROM_THE_TRUTH, relative=True) >= 2 * len(wrong)


def height(surface, x):
    """Return the value of f."""
    if surface == "fourth power":
        return x[0] ** 4
    a, b = x
    return a**2 + 4 * b**2 if surface == "stretched bowl" else (a - 1) ** 2 + 2 * (b - 2) ** 2


def gradient(surface, x):
    """Return the slopes of f."""
    if surface == "fourth power":
        return [4 * x[0] ** 3]
    a, b = x
    return [2 * a, 8 * b] if surface == "stretched bowl" else [2 * (a - 1), 4 * (b - 2)]


def search(surface, x, shrink, c, *, powers=(1, 1), strict=False, sign=-1, subtracts=False, follows=False):
    """Return alpha, the new point and the tries, nothing without success; options make it wrong.

    Asked for is a decrease of c * alpha**p * squared**q with these powers, or strictly more. The step goes to
    x + sign * alpha * gradient; alpha shrinks by a factor or a difference; with `follows` each candidate is
    compared with the one before.
    """
    g, old, alpha = gradient(surface, x), height(surface, x), 1.0
    squared = sum(slope * slope for slope in g)
    for tries in range(1, CANDIDATES + 1):
        trial = [a + sign * alpha * slope for a, slope in zip(x, g, strict=True)]
        new, most = height(surface, trial), old - c * alpha ** powers[0] * squared ** powers[1]
        if new < most or (new == most and not strict):
            return [alpha, *trial, tries]
        old = new if follows else old
        alpha = alpha - shrink if subtracts else alpha * shrink
    return []


def is_doubtful(surface, x, shrink, c, right):
    """Tell whether rounding could decide about one of the candidates up to the one that passes."""
    g, old = gradient(surface, x), height(surface, x)
    squared = sum(slope * slope for slope in g)
    margins = []
    for k in range(right[-1]):
        alpha = shrink**k
        trial = [a - alpha * slope for a, slope in zip(x, g, strict=True)]
        margins.append(height(surface, trial) - old + c * alpha * squared)
    return squared > 0 and any(abs(margin) < FROM_A_TIE for margin in margins)


def wrong_steps(surface, x, shrink, c, right):
    """Give what each wrong program returns."""
    alpha, *point, tries = right
    halfway = [(a + shrink * (b - a)) for a, b in zip(x, point, strict=True)]
    step = (surface, x, shrink)
    return [
        search(*step, 0, strict=True),  # any decrease
        search(*step, c, strict=True),  # equality fails
        search(*step, c, powers=(1, 0.5)),  # the length, not squared
        search(*step, c, powers=(0, 1)),  # without alpha
        search(*step, -c),  # may rise by as much
        search(*step, c, sign=1),  # uphill
        search(*step, -1e9),  # never shrinks
        [shrink * alpha, *halfway, tries],  # shrinks once too often
        search(*step, c, follows=True),  # compares with the last candidate
        search(*step, c, subtracts=True),  # subtracts
        [alpha, *point, tries - 1],  # counts failures
    ]
