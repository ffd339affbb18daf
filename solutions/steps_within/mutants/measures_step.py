"""A short move does not mean that you are near: a small rate makes every move short. Measure how far the
target is.

caught_by: H01 H02 H04 H06 H07 H10
idea: small_move_is_near
"""


def steps_within(df, x0, lr, target, tol, max_steps=10000):
    x = x0
    for t in range(max_steps):
        move = lr * df(x)
        x = x - move
        if abs(move) <= tol:
            return t + 1
    return None
