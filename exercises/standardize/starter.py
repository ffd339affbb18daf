def standardize(X):
    """Return the scaled rows of X, and the mean and standard deviation of each column."""
    # Your code: refuse tables that are empty or ragged, then look at one column after the other.

    return {"Z": None, "mean": None, "std": None}
