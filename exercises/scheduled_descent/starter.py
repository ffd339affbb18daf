def scheduled_descent(df, x0, steps, kind, alpha0, decay=None):
    """Return where a walk ends whose learning rate follows a schedule, all its positions, and its rates."""
    history = []
    rates = []

    # Your code: refuse an unknown kind, then take the steps and write down positions and rates.

    return {"result": None, "history": history, "rates": rates}
