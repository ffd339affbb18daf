def classify_learning_rate(lr, curvatures):
    axes = list(curvatures) if hasattr(curvatures, "__len__") else [curvatures]
    if not axes or min(axes) <= 0 or lr <= 0:
        raise ValueError
    if lr <= 0.01:
        return "crawls"
    elif lr < 0.5:
        return "converges"
    elif lr <= 1.0:
        return "oscillates"
    return "diverges"
