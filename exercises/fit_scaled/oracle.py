"""What is true, by the reference: descent on scaled columns, and the same model in original units."""

import numpy as np

from reference import descend


def fit_scaled(X, y, lr=0.1, steps=500):
    table, target = np.array(X, dtype=float), np.array(y, dtype=float)
    if table.ndim != 2 or table.size == 0 or target.shape != (len(table),):
        raise ValueError(f"X and y do not fit: shapes {table.shape} and {target.shape}")
    mean = table.mean(axis=0)
    std = np.where(np.ptp(table, axis=0) == 0, 1.0, table.std(axis=0))
    with_ones = np.column_stack([(table - mean) / std, np.ones(len(table))])

    def gradient(model):
        return 2 / len(target) * with_ones.T @ (with_ones @ model - target)

    *v, c = descend(gradient, np.zeros(with_ones.shape[1]), lr, max_iter=steps, tol=None).x
    w = np.array(v) / std
    return {"w": w.tolist(), "b": float(c - w @ mean)}
