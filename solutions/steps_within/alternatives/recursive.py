"""Style: recursion in blocks of a hundred steps, so that no stack is too deep."""

BLOCK = 100


def steps_within(df, x0, lr, target, tol, max_steps=10000):
    def walk(x, taken, stop):
        if abs(x - target) <= tol:
            return taken, x
        if taken == stop:
            return None, x
        return walk(x - lr * df(x), taken + 1, stop)

    x, taken = x0, 0
    while True:
        stop = min(taken + BLOCK, max_steps)
        found, x = walk(x, taken, stop)
        if found is not None or stop == max_steps:
            return found
        taken = stop
