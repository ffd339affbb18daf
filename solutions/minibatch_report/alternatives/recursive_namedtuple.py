"""Style: recursion (with the first point, and without it); hypot, fmean and a named tuple."""

from math import hypot
from statistics import fmean
from typing import NamedTuple


class Report(NamedTuple):
    full: list
    mean: list
    worst: float
    batches: int


def choices(items, k):
    if k == 0:
        return [[]]
    if len(items) < k:
        return []
    first, *rest = items
    return [[first, *batch] for batch in choices(rest, k - 1)] + choices(rest, k)


def minibatch_report(points, m, b, size):
    if size < 1 or size > len(points):
        raise ValueError("there is no such batch")

    def slope(batch):
        inner = [2 * (m * x + b - y) for x, y in batch]
        return [fmean(i * x for i, (x, _) in zip(inner, batch)), fmean(inner)]

    full = slope(points)
    all_of_them = [slope(batch) for batch in choices(points, size)]
    mean = [fmean(g[0] for g in all_of_them), fmean(g[1] for g in all_of_them)]
    worst = max(hypot(g[0] - full[0], g[1] - full[1]) for g in all_of_them)
    return Report(full, mean, worst, len(all_of_them))
