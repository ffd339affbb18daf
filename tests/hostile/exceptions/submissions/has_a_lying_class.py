"""Raises an exception whose class lies about its name, its ancestors and its traceback."""


class Meta(type):
    __name__ = property(lambda cls: 10**9000)
    __mro__ = property(lambda cls: (ValueError, Exception))

    def mro(cls):
        return [cls, *super().mro()[1:]]


class Lying(Exception, metaclass=Meta):
    __traceback__ = property(lambda self: 1 / 0)
    __class__ = property(lambda self: ValueError)


def linearRegression(xs, ys):
    raise Lying("x")
