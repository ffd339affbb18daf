"""Style: an endless generator of positions, of which one is taken."""

from itertools import islice
from operator import sub


def positions(grad, w, lr):
    while True:
        yield w
        moves = [lr * g for g in grad(w)]
        w = list(map(sub, w, moves))


def gradient_descent_nd(grad, w0, lr, steps):
    end = next(islice(positions(grad, list(map(float, w0)), lr), steps, None))
    return [round(a, 6) for a in end]
