"""Style: recursion; the label of a bowl is the worse of its first axis and of all the others."""


def classify_learning_rate(lr, curvatures):
    if type(curvatures) in (int, float):
        if not (lr > 0 and curvatures > 0):
            raise ValueError("positive numbers only")
        r = 1 - lr * curvatures
        if r < -1:
            return "diverges"
        if r < 0:
            return "oscillates"
        return "converges" if r**20 <= 0.1 else "crawls"
    if not curvatures:
        raise ValueError("no axis")
    first, *others = curvatures
    labels = {classify_learning_rate(lr, first)}
    if others:
        labels.add(classify_learning_rate(lr, others))
    return next(name for name in ("diverges", "oscillates", "crawls", "converges") if name in labels)
