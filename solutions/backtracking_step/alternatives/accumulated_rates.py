"""Style: all rates first, by accumulate; next with a default finds the one that passes."""

from itertools import accumulate, repeat
from operator import mul


def backtracking_step(f, grad, x, alpha0=1.0, shrink=0.5, c=1e-4, max_tries=50):
    before, slopes = f(x), grad(x)
    squared = sum(map(mul, slopes, slopes))

    def moved(alpha):
        return list(map(lambda a, s: a - alpha * s, x, slopes))

    rates = accumulate(repeat(shrink, max_tries - 1), mul, initial=alpha0)
    passing = ((a, t) for t, a in enumerate(rates, 1) if f(moved(a)) - before <= -c * a * squared)
    found = next(passing, None)
    if found is None:
        raise ValueError("nothing passes")
    alpha, tries = found
    return {"tries": tries, "alpha": alpha, "x": moved(alpha)}
