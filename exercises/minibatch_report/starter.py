def minibatch_report(points, m, b, size):
    """Compare the gradients of all mini-batches of one size with the gradient of all points."""
    full = []
    mean = []
    worst = None
    batches = None

    # Your code: list the batches, measure the gradient of each, and compare.

    return {"full": full, "mean": mean, "worst": worst, "batches": batches}
