"""The start that you were given must be unchanged afterwards; put the new point into a list of its own.

caught_by: H06 H11
idea: edits_the_input
"""


def backtracking_step(f, grad, x, alpha0=1.0, shrink=0.5, c=1e-4, max_tries=50):
    height = f(x)
    gradient = grad(x)
    squared_length = sum(slope * slope for slope in gradient)

    alpha = alpha0
    for tries in range(1, max_tries + 1):
        trial = [a - alpha * slope for a, slope in zip(x, gradient)]
        if f(trial) <= height - c * alpha * squared_length:
            x[:] = trial
            return {"alpha": alpha, "x": x, "tries": tries}
        alpha = shrink * alpha
    raise ValueError(f"no rate passed within {max_tries} tries: is the gradient right?")
