def backtracking_step(f, grad, x, alpha0=1.0, shrink=0.5, c=1e-4, max_tries=50):
    """Return the first rate whose step decreases f enough, where it leads, and how many were tried."""
    alpha = alpha0
    tries = 0

    # Your code: measure the gradient at x, then try one rate after the other.

    return {"alpha": alpha, "x": None, "tries": tries}
