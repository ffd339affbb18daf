"""Tests of a notebook as the body of a case: calls of the student's functions, compared by `expect`.

A comparison with a value that is written out becomes the `expect` for such a value. Any other condition stays
as it is; what a wrong answer makes of it, such as the length of None, must not end the grading, so that these
stand in a block `judged()`. What cannot be translated is lost, with the reason.
"""

import ast
import copy
import doctest
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from grader.exchange.importing.checks import CHECKS, condition_of, raising_of
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
from grader.exchange.importing.translated import ANSWERS, Asked, Literal, Translated

SUBMISSION, ORACLE, EXPECT = "submission", "oracle", "expect"
NOT_HELD = "a condition of this test does not hold"


class UntranslatedError(Exception):
    """A test asks for something that a case cannot do; the text says what."""


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
        work.done.title = " ".join(text_of(body.pop(0)).split())
    body = unwrapped(body)
    last = body[-1] if body and compares_output else None
    if isinstance(last, ast.Expr) and not _is_check(last.value):
        work.block(body[:-1])
        work.step(ast.unparse(last), partial(work.output, last.value, shown))
    else:
        work.block(body)
    return work.finished()


class _Mine(ast.NodeTransformer):
    """Calls the student's functions of a holder: of the submission, or of the oracle."""

    def __init__(self, work: "_Work", holder: str) -> None:
        self._work = work
        self._holder = holder

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Call one of the student's functions."""
        name = called(node)
        if name in self._work.asked.functions:
            self._work.done.functions.add(name)
            node.func = ast.Attribute(ast.Name(self._holder, ast.Load()), name, ast.Load())
            node.args = [self.visit(argument) for argument in node.args]
            node.keywords = [self.visit(keyword) for keyword in node.keywords]
            return node
        return self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> ast.AST:
        """Note a variable of the student's; refuse what cannot leave the sandbox."""
        asked, own = self._work.asked, self._work.own
        if node.id in own or not isinstance(node.ctx, ast.Load):
            return node
        if node.id in asked.functions:
            raise UntranslatedError(f"`{node.id}` is handed on as a value; a case can only call it")
        if node.id in asked.classes:
            raise UntranslatedError(
                f"`{node.id}` is a class; a case can call functions, and get plain values"
            )
        if node.id in asked.variables:
            self._work.done.variables[node.id] = None
            if self._holder == ORACLE:
                call = ast.Call(ast.Attribute(ast.Name(ORACLE, ast.Load()), ANSWERS, ast.Load()), [], [])
                return ast.Subscript(call, ast.Constant(node.id), ast.Load())
        return node


class _Work:
    """A test cell in translation."""

    def __init__(self, asked: Asked, told: bool) -> None:
        self.asked = asked
        self.told = told
        self.done = Translated()
        self.own: set[str] = set()
        self._from_student: set[str] = set()
        self._lost_names: set[str] = set()

    def finished(self) -> Translated:
        """Return what was translated: the student's variables first, in a block where something may fail."""
        done = self.done
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
        self.done.body += self.statement(node)

    def step(self, source: str, take: Callable[[], None]) -> None:
        """Translate a part; one that cannot be is lost, and so is what needs it."""
        kept, before = copy.deepcopy(self.done), (set(self.own), set(self._from_student))
        try:
            if missing := sorted(loads(source) & self._lost_names):
                raise UntranslatedError(f"it needs `{missing[0]}`, which could not be translated")
            take()
        except UntranslatedError as error:
            self.done = kept
            self.own, self._from_student = before
            self.done.lost.append((source, str(error)))
            self._lost_names |= _given_by(source)

    def _inner(self, body: Sequence[ast.stmt]) -> Body:
        return [new for node in body for new in self.statement(node)] or [ast.Pass()]

    def statement(self, node: ast.stmt) -> Body:
        """Translate one statement."""
        match node:
            case ast.Assert():
                return list(self.condition(node.test, text_of_expression(node.msg)))
            case ast.Expr() if text_of(node) or isinstance(node.value, ast.Constant):
                return []
            case ast.Expr():
                return self.call(node.value)
            case ast.Assign() | ast.AugAssign() | ast.AnnAssign():
                return [self._assigned(node)]
            case ast.For():
                self._bind(node.target, from_student=self.touches(node.iter))
                self.done.judges = self.done.judges or self.touches(node.iter)
                new = ast.For(node.target, self.mine(node.iter), self._inner(node.body), [], lineno=1)
                if node.orelse:
                    raise UntranslatedError("a loop with `else`")
                return [new]
            case ast.If():
                self.done.judges = True
                other = self._inner(node.orelse) if node.orelse else []
                return [ast.If(self.mine(node.test), self._inner(node.body), other)]
            case ast.Try():
                return self.attempt(node)
            case ast.With() if len(node.items) == 1 and len(node.body) == 1:
                return self.context(node)
            case ast.FunctionDef():
                return [self._helper(node)]
            case ast.Import() | ast.ImportFrom():
                self.own |= {alias.asname or alias.name.split(".")[0] for alias in node.names}
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
        touches = self.touches(node.value)
        direct = isinstance(node, ast.Assign) and self._is_direct(node.value)
        plain = isinstance(node, ast.Assign) and all(isinstance(name, ast.Name) for name in node.targets)
        self.done.judges = self.done.judges or (touches and not (direct and plain))
        node.value = self.mine(node.value)
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            self._refuse_shadowing(target)
            self._bind(target, from_student=touches)
        return node

    def _refuse_change(self, node: ast.stmt) -> None:
        """Refuse to change a name of the notebook: in a case it would be another one."""
        for name in sorted(_given_by(ast.unparse(node)) - self.own):
            used = isinstance(node, ast.AugAssign) or name in loads(ast.unparse(node))
            if used and name not in self.asked.variables:
                raise UntranslatedError(f"it changes `{name}`, which was there before this test")

    def _refuse_shadowing(self, target: ast.expr) -> None:
        for name in ast.walk(target):
            used = self.done.functions | {*self.done.variables}
            if isinstance(name, ast.Name) and name.id in used:
                raise UntranslatedError(f"it changes `{name.id}`, which is the student's")

    def _bind(self, target: ast.expr, *, from_student: bool) -> None:
        names = {inner.id for inner in ast.walk(target) if isinstance(inner, ast.Name)}
        self.own |= names
        if from_student:
            self._from_student |= names

    def _helper(self, node: ast.FunctionDef) -> ast.stmt:
        """Translate a function that a test brings along."""
        if called_within(node) & self.asked.functions or self.touches(ast.Module([*node.body], [])):
            self.done.judges = True
        arguments = {each.arg for each in [*node.args.args, *node.args.kwonlyargs, *node.args.posonlyargs]}
        self.own |= {node.name, *arguments}
        self._from_student |= {node.name, *arguments}
        node.body = [
            new
            for inner in node.body
            for new in ([self._returned(inner)] if isinstance(inner, ast.Return) else self.statement(inner))
        ] or [ast.Pass()]
        node.decorator_list, node.returns = [], None
        return node

    def _returned(self, node: ast.Return) -> ast.stmt:
        return ast.Return(self.mine(node.value) if node.value else None)

    # -------------------------------------------------------------------------------- what is tested

    def condition(self, test: ast.expr, said: str = "") -> Iterator[ast.stmt]:
        """Translate a condition that must hold."""
        if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
            for value in test.values:
                yield from self.condition(value, said)
            return
        self.done.checks += 1
        compared = compared_in(without_all(test))
        if compared is not None and (new := self.comparison(*compared)) is not None:
            yield new
            return
        text = ast.unparse(test)
        sentence = (said or f"this does not hold: {text}") if self.told else NOT_HELD
        self.done.judges = True
        yield _statement(f"{EXPECT}.that(None, {sentence!r})", [self.mine(test)])

    def comparison(self, left: ast.expr, right: ast.expr, margin: "Margin | None") -> ast.stmt | None:
        """Translate a comparison of something of the student's with a value; None where it is none."""
        if self.touches(right) and not self.touches(left):
            left, right = right, left
        if not self.touches(left) or self.touches(right) or not self._is_direct(left):
            return None
        known, value = value_of(right)
        if not known:
            return self._compared(left, right) if margin is None else None
        self._remember(left, value)
        if is_number_like(value):
            if margin is not None:
                return self._close(left, value, margin)
            if numbers_fit(value):
                return self._close(left, value, None)
            return None
        if margin is None and not has_numbers(value):
            return _statement(f"{EXPECT}.equal(None, {value!r})", [self.mine(left)])
        return None

    def _close(self, left: ast.expr, value: Any, margin: "Margin | None") -> ast.stmt:
        tolerance = "" if margin is None else f", tol={margin(value):.3g}"
        return _statement(f"{EXPECT}.close(None, {value!r}{tolerance})", [self.mine(left)])

    def _compared(self, left: ast.expr, right: ast.expr) -> ast.stmt:
        self.done.compares = True
        return _statement(f"compare({EXPECT}, None, None)", [self.mine(left), self.mine(right)])

    def _remember(self, left: ast.expr, value: Any) -> None:
        name = called(left)
        if name in self.asked.functions and isinstance(left, ast.Call) and not left.keywords:
            known = [value_of(argument) for argument in left.args]
            if all(found for found, _ in known):
                self.done.literals.append(Literal(name, tuple(given for _, given in known), value))

    def output(self, value: ast.expr, shown: str | None) -> None:
        """Translate the last line of a test whose value is compared with the one that was shown."""
        if shown is None:
            if isinstance(value, ast.Constant):
                return
            if self.touches(value):
                raise UntranslatedError(
                    "the value of its last line is not in the notebook: run it, and save it"
                )
            return
        text = shown.strip()
        if text == "True":
            self.done.body += self.condition(value)
            return
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
        self.done.body += self.condition(ast.Compare(value, [ast.Eq()], [expected]))

    def doctest(self, example: doctest.Example) -> None:
        """Translate one line of a doctest."""
        body = ast.parse(example.source).body
        if len(body) == 1 and isinstance(body[0], ast.Expr) and not _is_check(body[0].value):
            if example.exc_msg:
                name = example.exc_msg.partition(":")[0].strip()
                self.done.body += self._raises(ast.Name(name, ast.Load()), body[0].value)
            else:
                self.output(body[0].value, example.want or None)
        else:
            self.block(body)

    def call(self, value: ast.expr) -> Body:
        """Translate a call that stands alone: a check of some library, or one of the student's functions."""
        name = called(value)
        if isinstance(value, ast.Call) and name == AUTOTEST:
            return self.autotest(value)
        if isinstance(value, ast.Call) and (condition := condition_of(value)) is not None:
            return list(self.condition(condition))
        if isinstance(value, ast.Call) and (raising := raising_of(value)) is not None:
            return self._raises(*raising)
        if not self.touches(value):
            return [] if name in ("print", "display") else [ast.Expr(self.mine(value))]
        if name in ("print", "display"):
            return []
        if self._is_direct(value) or name in self.own:
            return [ast.Expr(self.mine(value))]
        raise UntranslatedError(f"a call that a case has no counterpart of: {ast.unparse(value)[:80]}")

    def autotest(self, value: ast.Call) -> Body:
        """Compare with the oracle what nbgrader would have compared with its own run."""
        for snippet in value.args:
            if any(isinstance(inner, ast.Lambda) for inner in ast.walk(snippet)) or not self.touches(snippet):
                raise UntranslatedError(f"AUTOTEST of something else than a value: {ast.unparse(snippet)}")
        self.done.checks += 1
        self.done.asks_oracle = self.done.compares = True
        new: Body = []
        for snippet in value.args:
            text = ast.unparse(snippet)
            right = _Mine(self, ORACLE).visit(ast.parse(text, mode="eval").body)
            self.done.judges = self.done.judges or not self._is_direct(snippet)
            new.append(_statement(f"compare({EXPECT}, None, None)", [self.mine(snippet), right]))
        return new

    def attempt(self, node: ast.Try) -> Body:
        """Translate `try: f(x)`, `except E: pass`, `else: raise AssertionError` and its like."""
        failing = [*node.body[1:], *node.orelse]
        fails = any(isinstance(each, ast.Raise | ast.Assert) for each in failing)
        if len(node.handlers) == 1 and node.handlers[0].type and fails and not node.finalbody:
            first = node.body[0]
            if isinstance(first, ast.Expr | ast.Assign) and first.value is not None:
                return self._raises(node.handlers[0].type, first.value)
        raise UntranslatedError("a `try` that is no test of what a call raises")

    def context(self, node: ast.With) -> Body:
        """Translate `with pytest.raises(E): f(x)` and its like."""
        manager, inner = node.items[0].context_expr, node.body[0]
        raises = called(manager).rpartition(".")[2] in ("raises", "assert_raises", "assertRaises")
        if (
            raises
            and isinstance(manager, ast.Call)
            and manager.args
            and isinstance(inner, ast.Expr | ast.Assign)
        ):
            return self._raises(manager.args[0], inner.value)
        raise UntranslatedError(f"a statement that a case has no counterpart of: {first_line(node)}")

    def _raises(self, kind: ast.expr, value: ast.expr) -> Body:
        name = called(value)
        if not isinstance(kind, ast.Name) or not isinstance(value, ast.Call):
            raise UntranslatedError("a test of several exceptions, or of something else than a call")
        if name not in self.asked.functions:
            raise UntranslatedError("a test of what something else than a function of the student's raises")
        self.done.checks += 1
        mine = self.mine(value)
        assert isinstance(mine, ast.Call)
        return [
            ast.Expr(
                ast.Call(
                    ast.Attribute(ast.Name(EXPECT, ast.Load()), "raises", ast.Load()),
                    [kind, mine.func, *mine.args],
                    mine.keywords,
                )
            )
        ]

    # ----------------------------------------------------------------------------------- whose it is

    def mine(self, node: ast.expr) -> ast.expr:
        """Call the student's functions of the submission."""
        new: ast.expr = _Mine(self, SUBMISSION).visit(ast.parse(ast.unparse(node), mode="eval").body)
        return new

    def touches(self, node: ast.AST) -> bool:
        """Tell whether something of the student's is in it."""
        asked = self.asked
        theirs = ((asked.functions | asked.variables | asked.classes) - self.own) | self._from_student
        return any(isinstance(inner, ast.Name) and inner.id in theirs for inner in ast.walk(node))

    def _is_direct(self, node: ast.expr) -> bool:
        """Tell whether it is what the student's code gave, and nothing was made of it."""
        if isinstance(node, ast.Call):
            inner = [*node.args, *(keyword.value for keyword in node.keywords)]
            return called(node) in self.asked.functions and not any(map(self.touches, inner))
        return isinstance(node, ast.Name)


def _is_check(value: ast.expr) -> bool:
    """Tell whether an expression is a check of its own, whatever its value is."""
    return called(value).rpartition(".")[2] in {*CHECKS, AUTOTEST, "print", "display"}


def _given_by(source: str) -> set[str]:
    """Return the names that a statement gives, or takes away."""
    tree = ast.walk(ast.parse(source))
    return {node.id for node in tree if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}


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
