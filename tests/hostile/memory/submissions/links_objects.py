"""Builds one long chain: freeing it is deep work as well."""


def linearRegression(xs, ys):
    chain = None
    for _ in range(10**8):
        chain = (chain,)
    return 1
