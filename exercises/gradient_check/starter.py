def gradient_check(f, grad, x, h=1e-5, tol=1e-4):
    """Compare grad(x) with central differences of f; tell whether it can be trusted."""
    ok = None
    max_error = None

    # Your code: measure, compare, decide.

    return {"ok": ok, "max_error": max_error}
