"""Tests of a notebook as the body of a case: calls of the student's functions, compared by `expect`.

What a wrong answer makes of a condition or a loop, such as the length of None, must not end the grading, so
that these stand in a block `judged()`. What cannot be translated is lost, with the reason.
"""

import ast
import copy
import doctest
from collections.abc import Callable, Sequence
from functools import partial

from grader.exchange.importing.case_draft import SUBMISSION, CaseDraft, UntranslatedError
from grader.exchange.importing.checks import CHECKS, RAISING, condition_of, raising_of
from grader.exchange.importing.expectations import EXPECT, autotest, condition, output, raises
from grader.exchange.importing.names import loads
from grader.exchange.importing.syntax import (
    Body,
    called,
    called_within,
    first_line,
    text_of,
    text_of_expression,
)
from grader.exchange.importing.test_cells import AUTOTEST, examples_in, unwrapped, with_autotests
from grader.exchange.importing.translated import ANSWERS, Asked, Translated


def translate(
    source: str,
    asked: Asked,
    *,
    shown: str | None = None,
    compares_output: bool = False,
    told: bool = True,
) -> Translated:
    """Translate a test cell; `lost` are the statements that could not be, each with the reason.

    Parameters
    ----------
    source : str
        Its code, lines with AUTOTEST and doctests among it.
    asked : Asked
        What is the student's.
    shown : str, optional
        The value of its last line when the notebook was run.
    compares_output : bool
        Whether that value is part of the test.
    told : bool
        Whether sentences may say what is tested.
    """
    work = _Work(asked, told)
    try:
        examples = examples_in(source)
        body = [] if examples else ast.parse(with_autotests(source)).body
    except SyntaxError as error:
        return Translated(lost=[(source, f"it is no Python: {error.msg}")])
    for example in examples:
        work.step(example.source, partial(work.doctest, example))
    if body and text_of(body[0]):
        work.draft.done.title = " ".join(text_of(body.pop(0)).split())
    body = unwrapped(body)
    last = body[-1] if body and compares_output else None
    if isinstance(last, ast.Expr) and not _is_check(last.value):
        work.block(body[:-1])
        work.step(ast.unparse(last), partial(work.output, last.value, shown))
    else:
        work.block(body)
    return work.finished()


class _Work:
    """The statements of a test cell, translated one after the other."""

    def __init__(self, asked: Asked, told: bool) -> None:
        self.draft = CaseDraft(asked, told)
        self._lost_names: set[str] = set()

    def finished(self) -> Translated:
        """Return what was translated: the student's variables first, in a block where something may fail."""
        done = self.draft.done
        used = loads(done.code())
        imports = ast.Import | ast.ImportFrom
        done.body = [
            node
            for node in done.body
            if not isinstance(node, imports)
            or used & {alias.asname or alias.name.split(".")[0] for alias in node.names}
        ]
        if done.judges:
            call = ast.Call(ast.Name("judged", ast.Load()), [], [])
            done.body = [ast.With([ast.withitem(call)], done.body)]
        if done.variables:
            names = list(done.variables)
            values = f"{EXPECT}.parts({SUBMISSION}.{ANSWERS}(), {', '.join(map(repr, names))})"
            done.body = [*ast.parse(f"({', '.join(names)},) = {values}").body, *done.body]
        return done

    def block(self, body: Sequence[ast.stmt]) -> None:
        """Translate statements one after the other."""
        for node in body:
            self.step(ast.unparse(node), partial(self._add, node))

    def _add(self, node: ast.stmt) -> None:
        self.draft.done.body += self.statement(node)

    def step(self, source: str, take: Callable[[], None]) -> None:
        """Translate a part; one that cannot be is lost, and so is what needs it."""
        kept = copy.deepcopy(self.draft)
        try:
            if missing := sorted(loads(source) & self._lost_names):
                raise UntranslatedError(f"it needs `{missing[0]}`, which could not be translated")
            take()
        except UntranslatedError as error:
            self.draft = kept
            self.draft.done.lost.append((source, str(error)))
            self._lost_names |= _given_by(source)

    def _inner(self, body: Sequence[ast.stmt]) -> Body:
        return [new for node in body for new in self.statement(node)] or [ast.Pass()]

    def statement(self, node: ast.stmt) -> Body:
        """Translate one statement."""
        match node:
            case ast.Assert():
                return list(condition(self.draft, node.test, text_of_expression(node.msg)))
            case ast.Expr() if text_of(node) or isinstance(node.value, ast.Constant):
                return []
            case ast.Expr():
                return self.call(node.value)
            case ast.Assign() | ast.AugAssign() | ast.AnnAssign():
                return [self._assigned(node)]
            case ast.For():
                touches = self.draft.touches(node.iter)
                self.draft.bind(node.target, from_student=touches)
                self._judge(touches)
                new = ast.For(node.target, self.draft.mine(node.iter), self._inner(node.body), [], lineno=1)
                if node.orelse:
                    raise UntranslatedError("a loop with `else`")
                return [new]
            case ast.If():
                self._judge(True)
                other = self._inner(node.orelse) if node.orelse else []
                return [ast.If(self.draft.mine(node.test), self._inner(node.body), other)]
            case ast.Try():
                return self.attempt(node)
            case ast.With() if len(node.items) == 1 and len(node.body) == 1:
                return self.context(node)
            case ast.FunctionDef():
                return [self._helper(node)]
            case ast.Import() | ast.ImportFrom():
                self.draft.give({alias.asname or alias.name.split(".")[0] for alias in node.names})
                return [node]
            case ast.Pass():
                return []
            case ast.Delete():
                raise UntranslatedError("it takes a name away to see who uses it; a case cannot reach inside")
        raise UntranslatedError(f"a statement that a case has no counterpart of: {first_line(node)}")

    def _assigned(self, node: ast.Assign | ast.AugAssign | ast.AnnAssign) -> ast.stmt:
        if node.value is None:
            raise UntranslatedError(f"a statement that a case has no counterpart of: {first_line(node)}")
        self._refuse_change(node)
        touches = self.draft.touches(node.value)
        direct = isinstance(node, ast.Assign) and self.draft.is_direct(node.value)
        plain = isinstance(node, ast.Assign) and all(isinstance(name, ast.Name) for name in node.targets)
        self._judge(touches and not (direct and plain))
        node.value = self.draft.mine(node.value)
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            self._refuse_shadowing(target)
            self.draft.bind(target, from_student=touches)
        return node

    def _judge(self, unsure: bool) -> None:
        """Note whether a wrong answer may break what is made of it."""
        self.draft.done.judges = self.draft.done.judges or unsure

    def _refuse_change(self, node: ast.stmt) -> None:
        """Refuse to change a name of the notebook: in a case it would be another one."""
        for name in sorted(_given_by(ast.unparse(node)) - self.draft.own):
            used = isinstance(node, ast.AugAssign) or name in loads(ast.unparse(node))
            if used and name not in self.draft.asked.variables:
                raise UntranslatedError(f"it changes `{name}`, which was there before this test")

    def _refuse_shadowing(self, target: ast.expr) -> None:
        for name in ast.walk(target):
            used = self.draft.done.functions | {*self.draft.done.variables}
            if isinstance(name, ast.Name) and name.id in used:
                raise UntranslatedError(f"it changes `{name.id}`, which is the student's")

    def _helper(self, node: ast.FunctionDef) -> ast.stmt:
        """Translate a function that a test brings along."""
        calls_theirs = bool(called_within(node) & self.draft.asked.functions)
        self._judge(calls_theirs or self.draft.touches(ast.Module([*node.body], [])))
        arguments = {each.arg for each in [*node.args.args, *node.args.kwonlyargs, *node.args.posonlyargs]}
        self.draft.give({node.name, *arguments}, from_student=True)
        node.body = [
            new
            for inner in node.body
            for new in ([self._returned(inner)] if isinstance(inner, ast.Return) else self.statement(inner))
        ] or [ast.Pass()]
        node.decorator_list, node.returns = [], None
        return node

    def _returned(self, node: ast.Return) -> ast.stmt:
        return ast.Return(self.draft.mine(node.value) if node.value else None)

    def output(self, value: ast.expr, shown: str | None) -> None:
        """Translate the last line of a test whose value is compared with the one that was shown."""
        self.draft.done.body += output(self.draft, value, shown)

    def doctest(self, example: doctest.Example) -> None:
        """Translate one line of a doctest."""
        body = ast.parse(example.source).body
        if len(body) == 1 and isinstance(body[0], ast.Expr) and not _is_check(body[0].value):
            if example.exc_msg:
                name = example.exc_msg.partition(":")[0].strip()
                self.draft.done.body += raises(self.draft, ast.Name(name, ast.Load()), body[0].value)
            else:
                self.output(body[0].value, example.want or None)
        else:
            self.block(body)

    def call(self, value: ast.expr) -> Body:
        """Translate a call that stands alone: a check of some library, or one of the student's functions."""
        name = called(value)
        if isinstance(value, ast.Call) and name == AUTOTEST:
            return autotest(self.draft, value)
        if isinstance(value, ast.Call) and (said := condition_of(value)) is not None:
            return list(condition(self.draft, said))
        if isinstance(value, ast.Call) and (raising := raising_of(value)) is not None:
            return raises(self.draft, *raising)
        if name in ("print", "display"):
            return []
        draft = self.draft
        if not draft.touches(value) or draft.is_direct(value) or name in draft.own:
            return [ast.Expr(draft.mine(value))]
        raise UntranslatedError(f"a call that a case has no counterpart of: {ast.unparse(value)[:80]}")

    def attempt(self, node: ast.Try) -> Body:
        """Translate `try: f(x)`, `except E: pass`, `else: raise AssertionError` and its like."""
        failing = [*node.body[1:], *node.orelse]
        fails = any(isinstance(each, ast.Raise | ast.Assert) for each in failing)
        if len(node.handlers) == 1 and node.handlers[0].type and fails and not node.finalbody:
            first = node.body[0]
            if isinstance(first, ast.Expr | ast.Assign) and first.value is not None:
                return raises(self.draft, node.handlers[0].type, first.value)
        raise UntranslatedError("a `try` that is no test of what a call raises")

    def context(self, node: ast.With) -> Body:
        """Translate `with pytest.raises(E): f(x)` and its like."""
        manager, inner = node.items[0].context_expr, node.body[0]
        named = called(manager).rpartition(".")[2] in ("raises", *RAISING)
        kinds = manager.args if isinstance(manager, ast.Call) and named else []
        if kinds and isinstance(inner, ast.Expr | ast.Assign):
            return raises(self.draft, kinds[0], inner.value)
        raise UntranslatedError(f"a statement that a case has no counterpart of: {first_line(node)}")


def _is_check(value: ast.expr) -> bool:
    """Tell whether an expression is a check of its own, whatever its value is."""
    return called(value).rpartition(".")[2] in {*CHECKS, AUTOTEST, "print", "display"}


def _given_by(source: str) -> set[str]:
    """Return the names that a statement gives, or takes away."""
    tree = ast.walk(ast.parse(source))
    return {node.id for node in tree if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
