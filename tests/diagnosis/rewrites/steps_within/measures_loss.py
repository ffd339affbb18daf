from itertools import islice


def positions(df, x, lr):
    while True:
        yield x
        x -= lr * df(x)


def steps_within(df, x0, lr, target, tol, max_steps=10000):
    losses = ((x - target) * (x - target) for x in positions(df, x0, lr))
    for t, loss in enumerate(islice(losses, max_steps + 1)):
        if not loss > tol:
            return t
