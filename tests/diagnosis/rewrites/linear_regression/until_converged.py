def slopes(m, b, data):
    dm = db = 0.0
    for x, y in data:
        too_high = m * x + b - y
        dm += too_high * x
        db += too_high
    return 2 * dm / len(data), 2 * db / len(data)


def linearRegression(xs, ys):
    if len(xs) != len(ys) or len(xs) == 0:
        raise ValueError("xs and ys must be equally long")
    data = [(float(x), float(y)) for x, y in zip(xs, ys)]
    m, b = 0.0, 0.0
    changing = True
    while changing:
        dm, db = slopes(m, b, data)
        new_m, new_b = m - 0.01 * dm, b - 0.01 * db
        changing = abs(new_m - m) > 1e-8 or abs(new_b - b) > 1e-8
        m, b = new_m, new_b
    return {"m": round(m, 2), "b": round(b, 2)}
