import statistics
from dataclasses import dataclass


@dataclass
class Result:
    ok: bool
    max_error: float


def numeric_slope(f, x, i, h):
    original = x[i]
    x[i] = original + h
    up = f(tuple(x))
    x[i] = original - h
    down = f(tuple(x))
    x[i] = original
    return (up - down) / (h + h)


def gradient_check(f, grad, x, h=1e-5, tol=1e-4):
    work = list(x)
    claimed = grad(tuple(x))
    relative = []
    for i, a in enumerate(claimed):
        n = numeric_slope(f, work, i, h)
        scale = 1
        for size in (abs(a), abs(n)):
            if size > scale:
                scale = size
        relative.append(abs(n - a) / scale)
    error = statistics.fmean(relative)
    return Result(error <= tol, error)
