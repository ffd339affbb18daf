"""You tried as many rates as you liked. The caller says with max_tries how many there may be.

caught_by: H08
"""


def backtracking_step(f, grad, x, alpha0=1.0, shrink=0.5, c=1e-4, max_tries=50):
    height = f(x)
    gradient = grad(x)
    squared_length = sum(slope * slope for slope in gradient)

    alpha = alpha0
    for tries in range(1, 51):
        trial = [a - alpha * slope for a, slope in zip(x, gradient)]
        if f(trial) <= height - c * alpha * squared_length:
            return {"alpha": alpha, "x": trial, "tries": tries}
        alpha = shrink * alpha
    raise ValueError("no rate passed within 50 tries: is the gradient right?")
