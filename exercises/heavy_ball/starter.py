def heavy_ball(df, x0, lr, beta, steps):
    """Take `steps` steps against the derivative df, each with a part beta of the move before."""
    history = []

    # Your code: walk, keep the last move in mind, and write every position down.

    return {"history": history}
