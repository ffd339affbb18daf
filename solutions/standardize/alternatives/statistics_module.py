"""Style: the statistics module, and columns turned back into rows."""

from statistics import fmean, pstdev


def standardize(X):
    if not X:
        raise ValueError("no rows")
    columns = list(zip(*X, strict=True))
    means = [fmean(column) for column in columns]
    stds = [pstdev(column) if len(set(column)) > 1 else 1 for column in columns]
    scaled = [[(x - m) / s for x in column] for column, m, s in zip(columns, means, stds)]
    return {"Z": [list(row) for row in zip(*scaled)], "mean": means, "std": stds}
