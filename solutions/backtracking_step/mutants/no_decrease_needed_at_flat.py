"""Equality counts: a rate passes when f falls by just what was promised, and on level ground nothing needs to fall.

caught_by: H02
hint: 3
idea: strict_comparison
"""


def backtracking_step(f, grad, x, alpha0=1.0, shrink=0.5, c=1e-4, max_tries=50):
    height = f(x)
    gradient = grad(x)
    squared_length = sum(slope * slope for slope in gradient)

    alpha = alpha0
    for tries in range(1, max_tries + 1):
        trial = [a - alpha * slope for a, slope in zip(x, gradient)]
        if f(trial) < height - c * alpha * squared_length:
            return {"alpha": alpha, "x": trial, "tries": tries}
        alpha = shrink * alpha
    raise ValueError(f"no rate passed within {max_tries} tries: is the gradient right?")
