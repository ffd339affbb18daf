"""Your list holds a run that blew up. It found nothing: leave out what is not a finite number.

caught_by: H02
hint: 2
"""


def run(df, x, lr, steps):
    for _ in range(steps):
        x = x - lr * df(x)
    return x


def distinct_minima(df, starts, lr, steps):
    ends = [run(df, start, lr, steps) for start in starts]
    found = {round(end, 3) for end in ends}
    return sorted(found)
