def numerical_gradient(f, x, h=1e-5):
    """Estimate the partial derivatives of f at x by central differences."""
    gradient = []

    for _ in range(len(x)):
        # Your code: nudge one coordinate to both sides, and append the slope.
        pass

    return gradient
