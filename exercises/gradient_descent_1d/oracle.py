"""What is true, by the reference: every position, unrounded, after exactly so many steps."""

from reference import descend_1d


def gradient_descent_1d(df, x0, lr, steps):
    trace = descend_1d(df, x0, lr, max_iter=steps, tol=None)
    history = trace.points.ravel().tolist()
    return {"result": history[-1], "history": history}
