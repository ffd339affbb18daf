def steps_within(df, x0, lr, target, tol, max_steps=10000):
    path = [x0]
    while abs(path[-1] - target) > tol:
        if len(path) > max_steps:
            return None
        path.append(path[-1] - lr * df(path[-1]))
    return len(path)
