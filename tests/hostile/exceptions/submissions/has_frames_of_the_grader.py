"""Raises from code that claims to lie in the grader's files."""

PROJECT = "/srv/grader"  # bait


def linearRegression(xs, ys):
    code = "def hidden_suite():\n    raise ValueError('expected 42')\n"
    space = {}
    exec(compile(code, f"{PROJECT}/exercises/linear_regression/test_hidden.py", "exec"), space)
    space["hidden_suite"]()
