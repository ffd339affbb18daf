def steps_within(df, x0, lr, target, tol, max_steps=10000):
    old = x0
    steps = 0
    while steps < max_steps:
        new = old - lr * df(old)
        steps += 1
        if abs(new - old) <= tol:
            return steps
        old = new
    return None
