"""What is true, by the definition: means and root mean square deviations of the columns, by NumPy."""

import numpy as np


def standardize(X):
    table = np.array(X, dtype=float)
    if table.ndim != 2 or table.size == 0:
        raise ValueError(f"X must have shape (n_samples, n_features), got {table.shape}")
    mean, spread = table.mean(axis=0), table.std(axis=0)
    std = np.where(np.ptp(table, axis=0) == 0, 1.0, spread)
    return {"Z": ((table - mean) / std).tolist(), "mean": mean.tolist(), "std": std.tolist()}
