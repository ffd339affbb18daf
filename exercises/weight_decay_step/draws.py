"""The numbers of one drawn step: kept only if most wrong programs give other weights."""

from grader.guards import caught

FROM_THE_TRUTH = 1e-6  # of any weight, relative above 1: then a wrong step is seen


def inputs(draw):
    """Return weights, slopes, learning rate and lam: drawn again until every guard holds."""
    return draw.until(numbers, lambda step: is_safe(*step))


def numbers(draw):
    """Draw one step, fair or not."""
    n = draw.integer(1, 4)
    w = [draw.integer(-50, 50) / 10 for _ in range(n)]
    slopes = [draw.integer(-50, 50) / 10 for _ in range(n)]
    return w, slopes, draw.choice([0.01, 0.1, 0.2, 0.25]), draw.choice([0, 0.1, 0.5, 2, 10])


def is_safe(w, slopes, lr, lam):
    """Tell whether the old weights do not vanish, and at least two thirds of the wrong programs differ."""
    right = [(1 - lr * lam) * weight - lr * slope for weight, slope in zip(w, slopes, strict=True)]
    wrong = wrong_steps(w, slopes, lr, lam)
    return lr * lam != 1 and 3 * caught(right, wrong, FROM_THE_TRUTH, relative=True) >= 2 * len(wrong)


def wrong_steps(w, slopes, lr, lam):
    """Give the weights that each wrong program returns."""
    pairs = list(zip(w, slopes, strict=True))
    return [
        [(1 - lam) * weight - lr * slope for weight, slope in pairs],  # the rate is missing
        [(1 + lr * lam) * weight - lr * slope for weight, slope in pairs],  # weights grow
        [(1 - 2 * lr * lam) * weight - lr * slope for weight, slope in pairs],  # twice the penalty
        [(1 - lr * lam) * (weight - lr * slope) for weight, slope in pairs],  # shrinks the slope too
        [weight - lr * slope - lr * lam * sign(weight) for weight, slope in pairs],  # a constant pull
        [weight - lr * slope for weight, slope in pairs],  # no penalty
        [weight - lr * (1 - lr * lam) * slope for weight, slope in pairs],  # shrinks the slope instead
    ]


def sign(number):
    """Return -1, 0 or 1."""
    return (number > 0) - (number < 0)
