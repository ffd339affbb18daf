"""Keeps the function of one call and uses it in the next."""

KEPT = []


def linearRegression(function):
    KEPT.append(function)
    return KEPT[0](1.0)
