def gradient_descent_1d(df, x0, lr, steps):
    """Take `steps` steps of size lr against the derivative df, starting at x0."""
    result = None
    history = []

    # Your code: walk, and write every position down.

    return {"result": result, "history": history}
