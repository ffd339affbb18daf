"""Raises through a thousand frames of names and lines of its own making."""


def linearRegression(xs, ys):
    code = "def f(n):\n    return " + " " * 5_000 + "f(n - 1) if n else 1 / 0\n"
    space = {}
    exec(compile(code, __file__, "exec"), space)
    space["f"](900)
