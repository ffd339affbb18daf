"""Comparisons of two values in a test: which two, how near, and values that are written out."""

import ast
from collections.abc import Callable
from typing import Any

from grader.exchange.importing.syntax import called

LARGEST_EXACT = 10**8
"""Whole numbers beyond it are compared exactly: `expect.close` is relative."""

Margin = Callable[[Any], float]
"""Turns the value that is expected into what `expect.close` takes for tolerance."""


def absolute(by: float) -> Margin:
    """Take values that lie so near each other."""
    return lambda value: by / max(1.0, _size(value))


def relative(rtol: float, atol: float) -> Margin:
    """Take values as numpy's `isclose` does; of a list, with the larger of both tolerances."""

    def margin(value: Any) -> float:
        size = _size(value)
        return (
            (atol + rtol * size) / max(1.0, size) if not isinstance(value, list | tuple) else max(rtol, atol)
        )

    return margin


def _size(value: Any) -> float:
    parts = value if isinstance(value, list | tuple) else [value]
    return max((abs(float(part)) for part in parts), default=0.0)


def compared_in(test: ast.expr) -> tuple[ast.expr, ast.expr, Margin | None] | None:
    """Return the two sides of a comparison of two values, and how near they must lie."""
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        left, right, operator = test.left, test.comparators[0], test.ops[0]
        if isinstance(operator, ast.Eq | ast.Is):
            return _rounded(left, right) or (left, right, None)
        if isinstance(operator, ast.Lt | ast.LtE):
            return _difference(left, right)
    if isinstance(test, ast.Call):
        name, arguments = called(test).rpartition(".")[2], test.args
        if name in ("isclose", "allclose") and len(arguments) >= 2:
            return arguments[0], arguments[1], _margin_of(test)
        if name == "array_equal" and len(arguments) == 2:
            return arguments[0], arguments[1], None
    return None


def _rounded(left: ast.expr, right: ast.expr) -> tuple[ast.expr, ast.expr, Margin] | None:
    """Read `round(f(x), 2) == 1.23`."""
    if isinstance(left, ast.Call) and called(left).rpartition(".")[2] in ("round", "around"):
        known, places = value_of(left.args[1]) if len(left.args) > 1 else (True, 0)
        if left.args and known and isinstance(places, int):
            return left.args[0], right, absolute(0.5 * 10.0**-places)
    return None


def _difference(left: ast.expr, right: ast.expr) -> tuple[ast.expr, ast.expr, Margin] | None:
    """Read `abs(f(x) - 1.23) < 0.01`."""
    known, by = value_of(right)
    name = called(left).rpartition(".")[2]
    if not known or not is_number(by) or name not in ("abs", "fabs", "absolute"):
        return None
    inner = left.args[0] if isinstance(left, ast.Call) and len(left.args) == 1 else None
    if isinstance(inner, ast.BinOp) and isinstance(inner.op, ast.Sub):
        return inner.left, inner.right, absolute(float(by))
    return None


def _margin_of(call: ast.Call) -> Margin:
    """Read the tolerances of numpy's or math's functions; the latter has none above zero by default."""
    is_math = called(call).startswith("math.")
    rtol, atol = (1e-9, 0.0) if is_math else (1e-5, 1e-8)
    placed = [*zip(("rtol", "atol"), call.args[2:], strict=False)]
    named = [(word.arg, word.value) for word in call.keywords]
    for name, node in [*placed, *named]:
        known, value = value_of(node)
        if known and is_number(value):
            rtol = float(value) if name in ("rtol", "rel_tol") else rtol
            atol = float(value) if name in ("atol", "abs_tol") else atol
    return relative(rtol, atol)


def value_of(node: ast.expr) -> tuple[bool, Any]:
    """Return whether a value is written out, and the value; that of an array is a list."""
    name, _, last = called(node).rpartition(".")
    is_array = last in ("array", "asarray")
    is_scalar = name in ("np", "numpy") and last.startswith(("float", "int", "bool", "str"))  # as it is shown
    if isinstance(node, ast.Call) and node.args and (is_array or is_scalar):
        node = node.args[0]
    try:
        return True, ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError):
        return False, None


def is_number(value: Any) -> bool:
    """Tell whether it is a number, which True is not."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_number_like(value: Any) -> bool:
    """Tell whether it is a number, or a flat sequence of such."""
    return is_number(value) or (
        isinstance(value, list | tuple) and bool(value) and all(map(is_number, value))
    )


def numbers_fit(value: Any) -> bool:
    """Tell whether whole numbers are so small that `expect.close` tells them apart."""
    parts = value if isinstance(value, list | tuple) else [value]
    return all(abs(part) < LARGEST_EXACT or isinstance(part, float) for part in parts)


def has_numbers(value: Any) -> bool:
    """Tell whether numbers are in it: 1 and 1.0 are equal for a notebook, and are two types for `equal`."""
    if isinstance(value, dict):
        return any(map(has_numbers, [*value, *value.values()]))
    return is_number(value) or (isinstance(value, list | tuple | set) and any(map(has_numbers, value)))


def without_all(test: ast.expr) -> ast.expr:
    """Return what `all` of numpy is asked of."""
    if isinstance(test, ast.Call) and not test.keywords:
        if called(test) in ("np.all", "numpy.all", "all") and len(test.args) == 1:
            inner = test.args[0]
            return inner if isinstance(inner, ast.Compare | ast.Call) else test
        if isinstance(test.func, ast.Attribute) and test.func.attr == "all" and not test.args:
            return test.func.value
    return test
