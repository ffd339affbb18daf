"""Style: a while loop with a counter, and the distance kept in a variable."""


def steps_within(df, x0, lr, target, tol, max_steps=10000):
    x = x0
    taken = 0
    distance = abs(x - target)
    while distance > tol and taken < max_steps:
        x -= lr * df(x)
        taken += 1
        distance = abs(x - target)
    if distance <= tol:
        return taken
    return None
