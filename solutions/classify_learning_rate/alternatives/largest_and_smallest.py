"""Style: only the steepest and the flattest axis are asked, with a match statement and logarithms."""

import math


def classify_learning_rate(lr, curvatures):
    if isinstance(curvatures, (list, tuple)):
        if curvatures == type(curvatures)():
            raise ValueError("a bowl has at least one axis")
        flat, steep = min(curvatures), max(curvatures)
    else:
        flat = steep = curvatures
    if lr <= 0:
        raise ValueError("lr must be positive")
    if flat <= 0:
        raise ValueError("curvatures must be positive")

    match (lr * steep > 2, lr * steep > 1):
        case (True, _):
            return "diverges"
        case (_, True):
            return "oscillates"
    left = 1 - lr * flat
    return "crawls" if left > 0 and 20 * math.log10(left) > -1 else "converges"
