"""Returns a record that has fields until one of them is read."""


class Refuses:
    def __init__(self):
        self.m = self.b = 1.0

    def __getattribute__(self, name):
        if name in ("m", "b"):
            raise ZeroDivisionError("not yours")
        return object.__getattribute__(self, name)


def linearRegression(xs, ys):
    return Refuses()
