def steps_within(df, x0, lr, target, tol, max_steps=10000):
    x = float(x0)
    count = 0
    arrived = False
    while not arrived and count < max_steps:
        x = x - lr * df(x)
        count = count + 1
        arrived = target - tol <= x <= target + tol
    return count if arrived else None
