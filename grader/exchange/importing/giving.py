"""Marks on what a starter gives: lines that the solution has as well are no secret that slipped out."""

import ast
from collections.abc import Iterator

MARK = "  # given"
_SIMPLE = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Expr, ast.Return)


def with_given(starter: str, model: str) -> str:
    r"""Mark the functions and lines of a starter that the model has too.

    Parameters
    ----------
    starter : str
        What students get.
    model : str
        The solution.

    >>> print(with_given("def f(x):\n    y = 2 * x\n    ...", "def f(x):\n    y = 2 * x\n    return y"))
    def f(x):
        y = 2 * x  # given
        ...
    """
    lines = starter.splitlines()
    for number in _given(ast.parse(starter), ast.parse(model)):
        lines[number - 1] = lines[number - 1].rstrip() + MARK
    return "\n".join(lines) + "\n" * starter.endswith("\n")


def _given(starter: ast.Module, model: ast.Module) -> Iterator[int]:
    """Yield the lines to mark: whole functions by their first line, else the lines in them that compute."""
    known = {ast.dump(node) for node in ast.walk(model) if isinstance(node, ast.stmt)}
    for function in starter.body:
        if not isinstance(function, ast.FunctionDef):
            continue
        if ast.dump(function) in known:
            yield function.lineno
            continue
        for node in ast.walk(function):
            if (
                isinstance(node, _SIMPLE)
                and node.lineno == node.end_lineno
                and ast.dump(node) in known
                and any(isinstance(part, ast.BinOp | ast.Call | ast.Compare) for part in ast.walk(node))
            ):
                yield node.lineno
