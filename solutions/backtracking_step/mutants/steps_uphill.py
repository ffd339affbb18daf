"""Move against the gradient: it points uphill.

caught_by: H01 H03 H04 H05 H06 H07 H09 H10
idea: ascent
"""


def backtracking_step(f, grad, x, alpha0=1.0, shrink=0.5, c=1e-4, max_tries=50):
    height = f(x)
    gradient = grad(x)
    squared_length = sum(slope * slope for slope in gradient)

    alpha = alpha0
    for tries in range(1, max_tries + 1):
        trial = [a + alpha * slope for a, slope in zip(x, gradient)]
        if f(trial) <= height - c * alpha * squared_length:
            return {"alpha": alpha, "x": trial, "tries": tries}
        alpha = shrink * alpha
    raise ValueError(f"no rate passed within {max_tries} tries: is the gradient right?")
