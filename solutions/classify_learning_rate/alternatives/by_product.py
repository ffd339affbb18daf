"""Style: products of rate and curvature against 1 and 2; no factors at all."""


def classify_learning_rate(lr, curvatures):
    try:
        products = [lr * c for c in curvatures]
    except TypeError:
        products = [lr * curvatures]
    if lr <= 0 or not products or min(products) <= 0:
        raise ValueError("not positive")
    slowest, fastest = min(products), max(products)
    if fastest > 2:
        return "diverges"
    if fastest > 1:
        return "oscillates"
    return "crawls" if slowest < 1 - 0.1 ** (1 / 20) else "converges"
