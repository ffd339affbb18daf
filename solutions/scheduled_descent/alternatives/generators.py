"""Style: a generator of rates, match on the kind, a named tuple for the answer."""

from itertools import count, islice, repeat
from typing import NamedTuple


class Walk(NamedTuple):
    result: float
    history: tuple
    rates: tuple


def schedule(kind, alpha0, decay):
    match kind:
        case "constant":
            return repeat(alpha0)
        case "inverse":
            return (alpha0 / (1 + decay * t) for t in count())
        case "exponential":
            return (alpha0 * decay**t for t in count())
    raise ValueError(kind)


def scheduled_descent(df, x0, steps, kind, alpha0, decay=None):
    rates = tuple(islice(schedule(kind, alpha0, decay), steps))
    history = [x0]
    for rate in rates:
        history.append(history[-1] - rate * df(history[-1]))
    return Walk(history[-1], tuple(history), rates)
