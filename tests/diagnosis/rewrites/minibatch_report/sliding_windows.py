import math


def slope(part, m, b):
    dm = db = 0
    for x, y in part:
        dm += 2 * (m * x + b - y) * x
        db += 2 * (m * x + b - y)
    return dm / len(part), db / len(part)


def minibatch_report(points, m, b, size):
    if size <= 0 or len(points) < size:
        raise ValueError("size")
    full = slope(points, m, b)
    sum_m = sum_b = worst = count = start = 0
    while start + size <= len(points):
        gm, gb = slope(points[start : start + size], m, b)
        sum_m += gm
        sum_b += gb
        worst = max(worst, math.hypot(gm - full[0], gb - full[1]))
        count += 1
        start += 1
    return {"full": full, "mean": (sum_m / count, sum_b / count), "worst": worst, "batches": count}
