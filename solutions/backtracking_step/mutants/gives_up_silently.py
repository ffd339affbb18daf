"""When no rate passes there is no step to return: raise ValueError, so that the caller sees that the
gradient is wrong.

caught_by: H08
idea: gives_up_silently
"""


def backtracking_step(f, grad, x, alpha0=1.0, shrink=0.5, c=1e-4, max_tries=50):
    height = f(x)
    gradient = grad(x)
    squared_length = sum(slope * slope for slope in gradient)

    alpha = alpha0
    for tries in range(1, max_tries + 1):
        trial = [a - alpha * slope for a, slope in zip(x, gradient)]
        if f(trial) <= height - c * alpha * squared_length:
            return {"alpha": alpha, "x": trial, "tries": tries}
        alpha = shrink * alpha
    return {"alpha": 0.0, "x": list(x), "tries": max_tries}
