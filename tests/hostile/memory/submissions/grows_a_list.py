"""Takes memory piece by piece."""


def linearRegression(xs, ys):
    hoard = []
    while len(hoard) < 2000:
        hoard.append(bytearray(2**20))
    return len(hoard)
