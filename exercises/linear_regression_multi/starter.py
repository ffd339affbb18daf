def linear_regression_multi(X, y, lr=0.01, steps=1000, lam=0.0):
    """Return the weights w and the intercept b after exactly `steps` steps of descent."""
    w = []
    b = 0.0

    # Your code: refuse what does not fit, start at zeros, and repeat: residuals, both gradients, one step.

    return {"w": w, "b": b}
