"""Style: every number from 0 to 2**n - 1 as a set of places; one loop, everything by hand."""


def minibatch_report(points, m, b, size):
    n = len(points)
    if size <= 0 or size > n:
        raise ValueError("size must be from 1 to n")

    def slopes(mask):
        dm = db = 0.0
        count = 0
        for i in range(n):
            if mask >> i & 1:
                x, y = points[i]
                error = m * x + b - y
                dm += 2 * error * x
                db += 2 * error
                count += 1
        return dm / count, db / count

    full_m, full_b = slopes(2**n - 1)
    total_m = total_b = worst = 0.0
    batches = 0
    for mask in range(2**n):
        if bin(mask).count("1") != size:
            continue
        dm, db = slopes(mask)
        total_m += dm
        total_b += db
        worst = max(worst, ((dm - full_m) ** 2 + (db - full_b) ** 2) ** 0.5)
        batches += 1
    mean = (total_m / batches, total_b / batches)
    return {"full": (full_m, full_b), "mean": mean, "worst": worst, "batches": batches}
