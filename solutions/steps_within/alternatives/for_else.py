"""Style: a for loop with else; the start is a case of its own."""


def steps_within(df, x0, lr, target, tol, max_steps=10000):
    if target - tol <= x0 <= target + tol:
        return 0
    position = float(x0)
    for step in range(1, max_steps + 1):
        position += -lr * df(position)
        if target - tol <= position <= target + tol:
            break
    else:
        return None
    return step
