"""Returns a record with more fields than anybody would read."""

import types


def linearRegression(xs, ys):
    return types.SimpleNamespace(**{f"field{k}": k for k in range(50_000)})
