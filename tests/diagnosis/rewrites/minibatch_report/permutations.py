def batches_of(points, size):
    if size == 0:
        return [[]]
    found = []
    for i, point in enumerate(points):
        for others in batches_of(points[:i] + points[i + 1 :], size - 1):
            found.append([point, *others])
    return found


def gradient(batch, m, b):
    n = len(batch)
    rs = [y - m * x - b for x, y in batch]
    return [-2 / n * sum(r * p[0] for r, p in zip(rs, batch)), -2 / n * sum(rs)]


def minibatch_report(points, m, b, size):
    if size < 1 or size > len(points):
        raise ValueError("size must be between 1 and the number of points")
    gm, gb = gradient(points, m, b)
    all_m, all_b, distances = [], [], []
    for batch in batches_of(points, size):
        pm, pb = gradient(batch, m, b)
        all_m.append(pm)
        all_b.append(pb)
        distances.append(abs(complex(pm - gm, pb - gb)))
    count = len(distances)
    mean = [sum(all_m) / count, sum(all_b) / count]
    return {"full": [gm, gb], "mean": mean, "worst": max(distances), "batches": count}
