"""Checks of test libraries as the conditions that they stand for: unittest's, nose's, numpy's."""

import ast
from collections.abc import Callable

from grader.exchange.importing.comparing import value_of
from grader.exchange.importing.syntax import called

RAISING = ("assert_raises", "assertRaises")


def condition_of(call: ast.Call) -> ast.expr | None:
    """Return the condition that a check stands for; None where it is no check.

    >>> ast.unparse(condition_of(ast.parse("assert_equal(f(1), 2)", mode="eval").body))
    'f(1) == 2'
    >>> ast.unparse(condition_of(ast.parse("self.assertAlmostEqual(f(1), 2, places=3)", mode="eval").body))
    'np.allclose(f(1), 2, rtol=0, atol=0.0005)'
    """
    check = _CONDITIONS.get(called(call).rpartition(".")[2])
    return check(call) if check is not None and call.args else None


def raising_of(call: ast.Call) -> tuple[ast.expr, ast.expr] | None:
    """Return the exception that a call must raise, and the call; None where it is no such check."""
    if called(call).rpartition(".")[2] not in RAISING or len(call.args) < 2:
        return None
    return call.args[0], ast.Call(call.args[1], call.args[2:], call.keywords)


def _equal(call: ast.Call) -> ast.expr | None:
    return ast.Compare(call.args[0], [ast.Eq()], [call.args[1]]) if len(call.args) > 1 else None


def _nearly(call: ast.Call) -> ast.expr | None:
    """Read a check with so many decimals."""
    given = call.args[2:3] + [word.value for word in call.keywords if word.arg in ("places", "decimal")]
    default = 6 if "array" in called(call) else 7
    places = next(
        (value for known, value in map(value_of, given) if known and isinstance(value, int)), default
    )
    delta = [value_of(word.value)[1] for word in call.keywords if word.arg == "delta"]
    return _within(call, 0, float(delta[0]) if delta and delta[0] is not None else 0.5 * 10.0**-places)


def _close(call: ast.Call) -> ast.expr | None:
    said = {word.arg: value_of(word.value)[1] for word in call.keywords}
    return _within(call, said.get("rtol") or 1e-7, said.get("atol") or 0)


def _within(call: ast.Call, rtol: float, atol: float) -> ast.expr | None:
    if len(call.args) < 2:
        return None
    left, right = map(ast.unparse, call.args[:2])
    return ast.parse(f"np.allclose({left}, {right}, rtol={rtol!r}, atol={atol!r})", mode="eval").body


_CONDITIONS: dict[str, Callable[[ast.Call], ast.expr | None]] = {
    **dict.fromkeys(("assert_equal", "assertEqual", "eq_", "assert_array_equal", "assertListEqual"), _equal),
    **dict.fromkeys(("assert_almost_equal", "assertAlmostEqual", "assert_array_almost_equal"), _nearly),
    "assert_allclose": _close,
    **dict.fromkeys(("assert_true", "assertTrue", "ok_"), lambda call: call.args[0]),
    **dict.fromkeys(("assert_false", "assertFalse"), lambda call: ast.UnaryOp(ast.Not(), call.args[0])),
}
CHECKS = frozenset((*_CONDITIONS, *RAISING))
