"""Style: itertools.accumulate over states (position, move), in exact fractions until the end."""

from fractions import Fraction
from itertools import accumulate


def heavy_ball(df, x0, lr, beta, steps):
    rate, share = Fraction(str(lr)), Fraction(str(beta))

    def step(state, _):
        x, move = state
        move = share * move - rate * Fraction(df(float(x)))
        return x + move, move

    states = accumulate(range(steps), step, initial=(Fraction(x0), Fraction(0)))
    return {"history": [float(x) for x, _ in states]}
