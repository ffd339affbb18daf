import functools
import time

TIMES = []


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            TIMES.append(time.perf_counter() - start)

    return wrapper


def rounded(places):
    def decorator(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            return {name: round(value, places) for name, value in function(*args, **kwargs).items()}

        return wrapper

    return decorator


def with_points(function):
    @functools.wraps(function)
    def wrapper(xs, ys):
        if len(xs) == 0 or len(xs) != len(ys):
            raise ValueError("no points")
        return function([float(x) for x in xs], [float(y) for y in ys])

    return wrapper


@timed
@rounded(2)
@with_points
def linearRegression(xs, ys):
    n = len(xs)
    m = b = 0.0
    for _ in range(1000):
        errors = [y - (m * x + b) for x, y in zip(xs, ys)]
        m, b = m + 0.02 * sum(map(lambda e, x: e * x, errors, xs)) / n, b + 0.02 * sum(errors) / n
    return dict(m=m, b=b)
