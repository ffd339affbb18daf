"""Style: ok is asked of every entry by itself, without dividing; the error is the last of a sorted list."""


def gradient_check(f, grad, x, h=1e-5, tol=1e-4):
    def measure(i):
        nudged = dict(enumerate(x))
        nudged[i] = x[i] + h
        high = f(list(nudged.values()))
        nudged[i] = x[i] - h
        return (high - f(list(nudged.values()))) / (2 * h)

    rows = [(abs(a - n), max(1, abs(a), abs(n))) for a, n in zip(grad(x), map(measure, range(len(x))))]
    return dict(
        ok=all(off <= tol * size for off, size in rows),
        max_error=sorted(off / size for off, size in rows)[-1],
    )
