from statistics import mean, stdev


def standardize(X):
    if len(X) == 0:
        raise ValueError("empty")
    if any(len(row) != len(X[0]) for row in X):
        raise ValueError("ragged")
    columns = [list(c) for c in zip(*X)]
    means = [mean(c) for c in columns]
    stds = [(stdev(c) if len(c) > 1 else 0) or 1.0 for c in columns]
    Z = []
    for row in X:
        Z.append([(row[j] - means[j]) / stds[j] for j in range(len(row))])
    return {"Z": Z, "mean": means, "std": stds}
