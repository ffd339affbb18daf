"""You measured the slope. How far away a slope of that size is depends on the curvature: measure the distance itself.

caught_by: H01 H05 H06 H07 H10
idea: slope_for_distance
idea: slope_for_distance
"""


def steps_within(df, x0, lr, target, tol, max_steps=10000):
    x = x0
    for t in range(max_steps + 1):
        if abs(df(x)) <= tol:
            return t
        x = x - lr * df(x)
    return None
