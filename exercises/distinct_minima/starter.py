def distinct_minima(df, starts, lr, steps):
    """Descend from every start; return the different end points at 3 decimals, in order."""
    ends = None

    for _ in starts:
        # Your code: run each start, drop what blew up, round, and keep each place once.
        pass

    return ends
