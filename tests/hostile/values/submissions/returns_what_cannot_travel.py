"""Returns things that are alive: functions, generators, modules, files, exceptions, classes."""

import sys


def linearRegression(xs, ys):
    return [
        (x for x in xs),
        lambda: 1,
        print,
        sys.stdout,
        ValueError("m"),
        float,
        iter(xs),
        object(),
        NotImplemented,
        ...,
        memoryview(b"x"),
        slice(1),
        type("Meta", (type,), {})("Cls", (), {}),
    ]
