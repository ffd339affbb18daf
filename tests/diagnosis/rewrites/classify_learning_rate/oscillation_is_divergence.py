def label(r):
    if 0 <= r < 1:
        return "crawls" if r**20 > 0.1 else "converges"
    return "diverges"


def classify_learning_rate(lr, curvatures):
    try:
        curvatures = tuple(curvatures)
    except TypeError:
        curvatures = (curvatures,)
    if lr <= 0 or len(curvatures) < 1 or not all(c > 0 for c in curvatures):
        raise ValueError("bad input")
    labels = {label(1 - lr * c) for c in curvatures}
    for name in ("diverges", "crawls"):
        if name in labels:
            return name
    return "converges"
