"""Nothing hidden in what students get.

Names, signatures, imports and the shape of the answer stand on both sides by necessity, and a starter may
well give a loop to fill. So a line of an answer counts as hidden when it *works something out*: a statement
in a function that applies at least two operations (operators, calls, comprehensions), such as
``x = x - lr * df(x)``; ``return {"m": m, "b": b}`` and ``n = len(xs)`` do not. Of the hidden suite, whose
calls look like those of the public one, it is the data that count: literal lists and dicts of several
numbers. Both are searched as text, spaces and kinds of quotes aside, so that a comment or a code block of the
statement cannot hide them. A statement or a function that a starter gives on purpose says so at the end of
its first line: ``# given``.
"""

import ast
import sys
from collections.abc import Iterator, Mapping

from grader.catalog import PUBLIC_SUITE
from grader.validation.findings import Problem

SHORTEST = 12
"""Letters, spaces aside: shorter code meets by chance."""

SHORTEST_DATA = 15
FEWEST_NUMBERS = 4
FEWEST_OPERATIONS = 2
COMPREHENSIONS = (ast.DictComp, ast.GeneratorExp, ast.ListComp, ast.SetComp)
OPERATIONS = (ast.AugAssign, ast.BinOp, ast.Call, ast.Compare, *COMPREHENSIONS)
GIVEN = "# given"
WORKING = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Expr, ast.Return)


def leak_problems(
    handout: Mapping[str, str], answers: Mapping[str, str], suite: Mapping[str, str]
) -> Iterator[Problem]:
    """Find hidden lines in what students get.

    Parameters
    ----------
    handout : mapping of str to str
        The files that students get.
    answers : mapping of str to str
        Model, oracle, mutants, alternatives: name to source.
    suite : mapping of str to str
        The hidden suite, likewise.
    """
    given = {_compact(line) for text in handout.values() for line in given_lines(text)}
    secrets = [(name, line) for name, text in answers.items() for line in working_lines(text)]
    secrets = [(name, line) for name, line in secrets if _compact(line) not in given]
    secrets += [(name, data) for name, text in suite.items() for data in data_of(text)]
    for shown, text in handout.items():
        compact, told = _compact(text), set[str]()
        for name, secret in secrets:
            key = _compact(secret)
            if key in compact and key not in told:
                told.add(key)
                yield shown, f"gives away what {name} holds: {' '.join(secret.split())}"


def working_lines(source: str) -> Iterator[str]:
    """Return the statements of functions that work something out."""
    tree = _parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    statements = {node for function in functions for node in ast.walk(function) if isinstance(node, WORKING)}
    for statement in sorted(statements, key=lambda node: node.lineno):
        operations = sum(isinstance(node, OPERATIONS) for node in ast.walk(statement))
        line = ast.get_source_segment(source, statement) or ""
        if operations >= FEWEST_OPERATIONS and len(_compact(line)) >= SHORTEST:
            yield line


def given_lines(source: str) -> Iterator[str]:
    """Return the statements that are given on purpose."""
    lines = source.splitlines()
    for node in ast.walk(_parse(source)):
        if isinstance(node, ast.stmt) and lines[node.lineno - 1].rstrip().endswith(GIVEN):
            found = [part for part in ast.walk(node) if isinstance(part, WORKING)]
            yield from (ast.get_source_segment(source, part) or "" for part in found)


def data_of(source: str) -> Iterator[str]:
    """Return the literal collections of several numbers, the smallest of those that are nested.

    What cases show in full is not hidden.
    """
    tree = _parse(source)
    shown = {part for node in tree.body if _is_shown(node) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if (
            node not in shown
            and _is_data(node, source)
            and not any(_is_data(part, source) for part in _parts(node))
        ):
            yield ast.get_source_segment(source, node) or ""


def public_suite_problems(source: str, packages: list[str]) -> Iterator[Problem]:
    """Find what a public suite uses and students do not have."""
    tree = _parse(source)
    modules = [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    modules += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    for module in modules:
        if module.split(".")[0] not in {"pytest", *packages, *sys.stdlib_module_names}:
            yield PUBLIC_SUITE, f"imports {module}, which students do not have"
    if asks_for(source, "oracle"):
        yield PUBLIC_SUITE, "asks for the oracle, which students do not have; type the numbers"
    if asks_for(source, "drawn"):
        yield PUBLIC_SUITE, "asks for drawn data, which students cannot draw; type the numbers"


def asks_for(suite: str, fixture: str) -> bool:
    """Tell whether a function of a suite takes a fixture."""
    return any(isinstance(node, ast.arg) and node.arg == fixture for node in ast.walk(_parse(suite)))


def _is_shown(node: ast.stmt) -> bool:
    """Tell whether this is a test function with the mark `visibility("public")`."""
    marks = node.decorator_list if isinstance(node, ast.FunctionDef) else []
    return any(ast.unparse(mark) == "pytest.mark.visibility('public')" for mark in marks)


def _is_data(node: ast.AST, source: str) -> bool:
    """Tell whether this is a long enough literal of nothing but constants, enough of them numbers."""
    if not isinstance(node, ast.List | ast.Tuple | ast.Set | ast.Dict):
        return False
    try:
        ast.literal_eval(node)
    except (ValueError, TypeError):
        return False
    numbers = [part for part in _parts(node) if isinstance(part, ast.Constant) and _is_number(part.value)]
    text = ast.get_source_segment(source, node) or ""
    return len(numbers) >= FEWEST_NUMBERS and len(_compact(text)) >= SHORTEST_DATA


def _parts(node: ast.AST) -> list[ast.AST]:
    return [part for part in ast.walk(node) if part is not node]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | complex) and not isinstance(value, bool)


def _parse(source: str) -> ast.Module:
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError):  # then it cannot be run either, which is a finding of its own
        return ast.Module(body=[], type_ignores=[])


def _compact(text: str) -> str:
    return "".join(text.split()).replace("'", '"')
