"""Running out of steps is not arriving: then there is no number to tell, and the answer is None.

caught_by: H03 H09
hint: 3
idea: gives_up_silently
"""


def steps_within(df, x0, lr, target, tol, max_steps=10000):
    x = x0
    for t in range(max_steps + 1):
        if abs(x - target) <= tol:
            return t
        x = x - lr * df(x)
    return max_steps
