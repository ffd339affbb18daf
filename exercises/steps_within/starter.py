def steps_within(df, x0, lr, target, tol, max_steps=10000):
    """Return how many steps from x0 it takes to be within tol of the target, or None."""
    # Your code: walk downhill from x0, and count the steps until you are close enough.
