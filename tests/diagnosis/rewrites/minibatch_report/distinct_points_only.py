from itertools import combinations


def average(values):
    values = list(values)
    return sum(values) / len(values)


def minibatch_report(points, m, b, size):
    if size not in range(1, len(points) + 1):
        raise ValueError("there is no such batch")

    def grad(batch):
        return (
            average(2 * x * (m * x + b - y) for x, y in batch),
            average(2 * (m * x + b - y) for x, y in batch),
        )

    batches = {tuple(sorted(batch)) for batch in combinations(points, size)}
    grads = [grad(batch) for batch in batches]
    full = grad(points)
    return {
        "full": full,
        "mean": tuple(average(g[i] for g in grads) for i in (0, 1)),
        "worst": max(((g[0] - full[0]) ** 2 + (g[1] - full[1]) ** 2) ** 0.5 for g in grads),
        "batches": len(batches),
    }
