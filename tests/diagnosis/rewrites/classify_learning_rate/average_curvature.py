from statistics import mean


def classify_learning_rate(lr, curvatures):
    if type(curvatures) in (int, float):
        curvatures = (curvatures,)
    bad = [value for value in (lr, *curvatures) if value <= 0]
    if bad or not curvatures:
        raise ValueError(f"not allowed: {bad}")
    product = lr * mean(curvatures)
    if product > 2:
        return "diverges"
    if product > 1:
        return "oscillates"
    if product < 1 - 0.1 ** (1 / 20):
        return "crawls"
    return "converges"
