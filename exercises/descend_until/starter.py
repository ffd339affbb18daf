def descend_until(f, grad, x0, lr, grad_tol=None, step_tol=None, obj_tol=None, max_iter=1000):
    """Descend from x0 until a test says stop; return the point, the number of moves and the reason."""
    x = []
    iterations = None
    reason = None

    # Your code: repeat the five lines of the task until one of them ends the walk.

    return {"x": x, "iterations": iterations, "reason": reason}
