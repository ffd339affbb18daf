def gradient(xs, ys, m, b):
    n = len(xs)
    dm = 0.0
    db = 0.0
    for x, y in zip(xs, ys, strict=True):
        dm += (-2 / n) * x * (y - m * x - b)
        db += (-2 / n) * (y - m * x - b)
    return dm, db


def linearRegression(xs, ys):
    if not len(xs):
        raise ValueError
    m = b = 0
    step = 1
    while step < 1000:
        dm, db = gradient(xs, ys, m, b)
        m, b = m - dm / 100, b - db / 100
        step += 1
    return dict(m=round(m, 2), b=round(b, 2))
