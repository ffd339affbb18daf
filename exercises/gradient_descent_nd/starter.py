def gradient_descent_nd(grad, w0, lr, steps):
    """Take `steps` steps of size lr against the gradient, starting at w0; return where they end."""
    w = []

    for _ in range(steps):
        # Your code: take one step, with all coordinates at once.
        pass

    return w
