"""Whether a lesson's numbers are what its `claims.py` computes."""

import ast
import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from numbers import Real
from typing import Any

from grader.lessons import CLAIMS_FILE, Claim
from grader.validation.findings import Problem

RELATIVE = 1e-9
"""How far a number may be from its expression: two right ways to compute it differ by less."""

ABSOLUTE = 1e-12
"""The same near zero, where nothing is relative."""

Names = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Result:
    """What an expression gave: its value, or the sentence that says why there is none."""

    value: Any = None
    failure: str = ""

    @property
    def number(self) -> float | None:
        """The value as a number, None if it is none."""
        is_number = isinstance(self.value, Real) and not isinstance(self.value, bool)
        return float(self.value) if is_number else None


def evaluate(expression: str, names: Names) -> Result:
    """Evaluate an expression in the names of `claims.py`.

    It is code by the author of that file and stands beside it: whoever may write one may write the other, and
    the file is run as well. So `eval` gives nobody a power that they do not have.
    """
    try:
        return Result(eval(compile(expression, "<claim>", "eval"), dict(names)))
    except SyntaxError as error:
        return Result(failure=f"{expression} is no expression: {error.msg}")
    except Exception as error:  # an author's code may raise anything
        return Result(failure=f"{expression} raises {type(error).__name__}: {error}")


def claim_problem(claim: Claim, names: Names) -> str | None:
    """Say what is wrong with a claim, or None."""
    if not claim.kind:
        return None
    result = evaluate(claim.expression, names)
    said = f"says {claim.typed}, but {claim.expression} is"
    if result.failure:
        return f"says {claim.typed}, but {result.failure}"
    if result.number is None or not math.isfinite(result.number):
        return f"{said} {result.value!r}"
    said = f"{said} {_shown(result.number)}"
    rounds = _rounds_to(result.number, claim.typed)
    if claim.kind == "~":
        return None if rounds else f"{said}, rounded {result.number:.{_decimals(claim.typed)}f}"
    if same(result.number, float(claim.typed)):
        return None
    return f"{said}; a rounded number is claimed with ~" if rounds else said


def answer_problem(answer: float | str | None, expression: str, names: Names) -> str | None:
    """Say what is wrong with the typed answer of a prompt, or None."""
    result = evaluate(expression, names)
    if result.failure:
        return result.failure
    said = f"the answer is {answer!r}, but {expression} is"
    if isinstance(answer, str) or result.number is None or answer is None:
        return None if answer == result.value else f"{said} {result.value!r}"
    return None if same(result.number, answer) else f"{said} {_shown(result.number)}"


def truth_problem(expression: str, names: Names) -> str | None:
    """Say why an expression that must be true is not, or None."""
    result = evaluate(expression, names)
    if result.failure:
        return result.failure
    if str(result.value) not in ("True", "False"):  # numpy has truth values of its own
        return f"{expression} is {result.value!r}, neither true nor false"
    return None if result.value else f"does not hold: {expression}"


def same(value: float, typed: float) -> bool:
    """Tell whether a computed number is the typed one."""
    return math.isclose(value, typed, rel_tol=RELATIVE, abs_tol=ABSOLUTE)


def _rounds_to(value: float, typed: str) -> bool:
    """Tell whether a number rounds to the typed one, with as many decimals; in the middle, both ways."""
    half = 0.5 * 10.0 ** -_decimals(typed)
    return abs(value - float(typed)) <= half * (1 + RELATIVE) + ABSOLUTE


def _decimals(typed: str) -> int:
    return max(0, -int(Decimal(typed).as_tuple().exponent))


def _shown(value: float) -> str:
    return f"{value:.12g}"


def file_problems(source: str, expressions: Collection[str]) -> Iterator[Problem]:
    """Find functions of `claims.py` that say nothing of themselves, or that nothing needs."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):  # then it cannot be loaded either, which is a finding of its own
        return
    needed = _needed(tree, {name for expression in expressions for name in _names_in(expression)})
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            where = f"{CLAIMS_FILE}:{node.lineno}"
            if not ast.get_docstring(node):
                yield where, f"{node.name} has no docstring"
            if node.name not in needed:
                yield where, f"no claim needs {node.name}"


def _needed(tree: ast.Module, names: set[str]) -> set[str]:
    """Return what names stand for, and the names that this needs in turn."""
    uses = {name: _loaded(node) for node in tree.body for name in _defined(node)}
    needed: set[str] = set()
    while names:
        needed |= names
        names = {name for found in names for name in uses.get(found, ())} - needed
    return needed


def _defined(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    return [part.id for part in _variables(node) if isinstance(part.ctx, ast.Store)]


def _names_in(expression: str) -> set[str]:
    try:
        return _loaded(ast.parse(expression, mode="eval"))
    except (SyntaxError, ValueError):
        return set()


def _loaded(node: ast.AST) -> set[str]:
    return {part.id for part in _variables(node) if isinstance(part.ctx, ast.Load)}


def _variables(node: ast.AST) -> list[ast.Name]:
    return [part for part in ast.walk(node) if isinstance(part, ast.Name)]
