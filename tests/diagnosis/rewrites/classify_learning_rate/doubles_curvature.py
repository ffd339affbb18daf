ORDER = ["diverges", "oscillates", "crawls", "converges"]


def one_axis(lr, c):
    # f = c * x^2, so f' = 2 * c * x
    x = 1.0
    path = [x]
    for _ in range(20):
        x -= lr * 2 * c * x
        path.append(x)
    if abs(path[1]) > 1:
        return 0
    if path[1] < 0:
        return 1
    return 2 if path[-1] > 0.1 else 3


def classify_learning_rate(lr, curvatures):
    if not isinstance(curvatures, (list, tuple)):
        return classify_learning_rate(lr, [curvatures])
    if lr <= 0 or not curvatures or any(c <= 0 for c in curvatures):
        raise ValueError("positive numbers only")
    return ORDER[min(one_axis(lr, c) for c in curvatures)]
