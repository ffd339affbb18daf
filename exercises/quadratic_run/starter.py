def quadratic_run(A, theta0, lr, steps, report):
    """Return position and loss after each of the steps in report."""
    # Your code: take the steps, and collect a row for each one that is to be reported:
    # {"step": ..., "theta": ..., "loss": ...}
