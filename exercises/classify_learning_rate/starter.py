def classify_learning_rate(lr, curvatures):
    """Say what a fixed rate does on a bowl: "crawls", "converges", "oscillates" or "diverges"."""
    # Your code: refuse what is not positive, compute a factor for each axis, and choose.
    return "unknown"
