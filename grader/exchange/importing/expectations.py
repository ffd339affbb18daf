"""What a test says must hold, as calls of `expect`.

A comparison with a value that is written out becomes the `expect` for such a value; any other condition stays
as it is.
"""

import ast
from collections.abc import Iterator, Sequence
from typing import Any

from grader.exchange.importing.case_draft import ORACLE, CaseDraft, UntranslatedError
from grader.exchange.importing.comparing import (
    Margin,
    compared_in,
    has_numbers,
    is_number,
    is_number_like,
    numbers_fit,
    value_of,
    without_all,
)
from grader.exchange.importing.syntax import Body, called
from grader.exchange.importing.translated import Literal

EXPECT = "expect"
NOT_HELD = "a condition of this test does not hold"


def condition(draft: CaseDraft, test: ast.expr, said: str = "") -> Iterator[ast.stmt]:
    """Translate a condition that must hold; `said` is what its author says where it does not."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        for value in test.values:
            yield from condition(draft, value, said)
        return
    draft.done.checks += 1
    compared = compared_in(without_all(test))
    if compared is not None and (new := _comparison(draft, *compared)) is not None:
        yield new
        return
    sentence = (said or f"this does not hold: {ast.unparse(test)}") if draft.told else NOT_HELD
    draft.done.judges = True
    yield _statement(f"{EXPECT}.that(None, {sentence!r})", [draft.mine(test)])


def output(draft: CaseDraft, value: ast.expr, shown: str | None) -> Body:
    """Translate the last line of a test whose value is compared with the one that was shown."""
    if shown is None:
        if not isinstance(value, ast.Constant) and draft.touches(value):
            raise UntranslatedError("the value of its last line is not in the notebook: run it, and save it")
        return []
    text = shown.strip()
    if text == "True":
        return list(condition(draft, value))
    try:
        expected = ast.parse(text, mode="eval").body
    except SyntaxError:
        raise UntranslatedError(f"what it shows cannot be read as a value: {text[:60]}") from None
    known, plain = value_of(expected)
    if not known:
        raise UntranslatedError(f"what it shows cannot be read as a value: {text[:60]}")
    if isinstance(expected, ast.Call) and not is_number_like(plain) and not is_number(plain):
        value = ast.Call(ast.Attribute(value, "tolist", ast.Load()), [], [])  # an array of several rows
        expected = ast.parse(repr(plain), mode="eval").body
    return list(condition(draft, ast.Compare(value, [ast.Eq()], [expected])))


def autotest(draft: CaseDraft, value: ast.Call) -> Body:
    """Compare with the oracle what nbgrader would have compared with its own run."""
    for snippet in value.args:
        if any(isinstance(inner, ast.Lambda) for inner in ast.walk(snippet)) or not draft.touches(snippet):
            raise UntranslatedError(f"AUTOTEST of something else than a value: {ast.unparse(snippet)}")
    draft.done.checks += 1
    draft.done.asks_oracle = True
    new: Body = []
    for snippet in value.args:
        draft.done.judges = draft.done.judges or not draft.is_direct(snippet)
        new.append(_compared(draft, draft.mine(snippet), draft.mine(snippet, ORACLE)))
    return new


def raises(draft: CaseDraft, kind: ast.expr, value: ast.expr) -> Body:
    """Translate what a call must raise."""
    if not isinstance(kind, ast.Name) or not isinstance(value, ast.Call):
        raise UntranslatedError("a test of several exceptions, or of something else than a call")
    if called(value) not in draft.asked.functions:
        raise UntranslatedError("a test of what something else than a function of the student's raises")
    draft.done.checks += 1
    mine = draft.mine(value)
    assert isinstance(mine, ast.Call)
    function = ast.Attribute(ast.Name(EXPECT, ast.Load()), "raises", ast.Load())
    return [ast.Expr(ast.Call(function, [kind, mine.func, *mine.args], mine.keywords))]


def _comparison(draft: CaseDraft, left: ast.expr, right: ast.expr, margin: Margin | None) -> ast.stmt | None:
    """Translate a comparison of something of the student's with a value; None where it is none."""
    if draft.touches(right) and not draft.touches(left):
        left, right = right, left
    if not draft.touches(left) or draft.touches(right) or not draft.is_direct(left):
        return None
    known, value = value_of(right)
    if not known:
        return _compared(draft, draft.mine(left), draft.mine(right)) if margin is None else None
    _remember(draft, left, value)
    if is_number_like(value):
        if margin is not None or numbers_fit(value):
            tolerance = "" if margin is None else f", tol={margin(value):.3g}"
            return _statement(f"{EXPECT}.close(None, {value!r}{tolerance})", [draft.mine(left)])
        return None
    if margin is None and not has_numbers(value):
        return _statement(f"{EXPECT}.equal(None, {value!r})", [draft.mine(left)])
    return None


def _compared(draft: CaseDraft, left: ast.expr, right: ast.expr) -> ast.stmt:
    draft.done.compares = True
    return _statement(f"compare({EXPECT}, None, None)", [left, right])


def _remember(draft: CaseDraft, left: ast.expr, value: Any) -> None:
    """Note what a call with plain arguments must return."""
    name = called(left)
    if name in draft.asked.functions and isinstance(left, ast.Call) and not left.keywords:
        known = [value_of(argument) for argument in left.args]
        if all(found for found, _ in known):
            draft.done.literals.append(Literal(name, tuple(given for _, given in known), value))


def _statement(text: str, holes: Sequence[ast.expr]) -> ast.stmt:
    """Write a call, with expressions in place of its first arguments that are None."""
    node = ast.parse(text).body[0]
    assert isinstance(node, ast.Expr)
    assert isinstance(node.value, ast.Call)
    left = iter(holes)
    node.value.args = [
        next(left, argument) if isinstance(argument, ast.Constant) and argument.value is None else argument
        for argument in node.value.args
    ]
    return node
