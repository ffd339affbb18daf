"""The model solution inside the starter, between nbgrader's marks: what a release leaves out."""

import ast
import io
import tokenize
from textwrap import dedent

from grader.exchange.nbgrader.cells import BEGIN_SOLUTION, END_SOLUTION

FOUR = " " * 4


def marked_solution(starter: str, model: str) -> str:
    """Write the functions of a starter, each with its comments and the model's body.

    A model of nothing but the same function gives its body; any other is put into the function as a whole.
    Where the starter is more than functions, all of it gives way to the model, and to nothing in the release.

    Parameters
    ----------
    starter, model : str
        Python files that compile.
    """
    ours, theirs = ast.parse(starter).body, ast.parse(model).body
    if not ours or not all(isinstance(node, ast.FunctionDef) for node in ours):
        return "\n".join((BEGIN_SOLUTION, model.strip("\n"), END_SOLUTION))
    functions = [node for node in ours if isinstance(node, ast.FunctionDef)]
    ends = [*map(_begin, functions[1:]), len(starter.splitlines())]
    return "\n\n\n".join(
        _filled(function, end, starter, theirs, model) for function, end in zip(functions, ends, strict=True)
    )


def _filled(function: ast.FunctionDef, end: int, starter: str, theirs: list[ast.stmt], model: str) -> str:
    """Write a function, which goes on to a line, with its head, docstring and comments, and the solution."""
    lines, first = starter.splitlines(), function.body[0]
    head = [*lines[_begin(function) : first.lineno - 1], _before(first, lines).rstrip()]
    if _is_text(first):
        head.append(FOUR + str(ast.get_source_segment(starter, first)))
    head += [FOUR + comment for comment in _comments(starter, first.lineno, end)]
    solution = _indented(_body(function, theirs, model))
    return "\n".join((*filter(None, head), FOUR + BEGIN_SOLUTION, solution, FOUR + END_SOLUTION))


def _comments(code: str, begin: int, end: int) -> list[str]:
    """Return the comments inside of a function that have a line of their own."""
    tokens = tokenize.generate_tokens(io.StringIO(code).readline)
    return [
        token.string
        for token in tokens
        if token.type == tokenize.COMMENT
        and begin <= token.start[0] <= end
        and token.start[1] > 0
        and not token.line[: token.start[1]].strip()
    ]


def _body(function: ast.FunctionDef, theirs: list[ast.stmt], model: str) -> str:
    """Return the model's lines for a function."""
    lines = model.splitlines()
    code = theirs[1:] if theirs and _is_text(theirs[0]) else theirs
    only = code[0] if len(code) == 1 else None
    if isinstance(only, ast.FunctionDef) and _head(only) == _head(function):
        first, *rest = only.body
        documented = _is_text(first) and rest
        begin = (first.end_lineno or 0) if documented else first.lineno - 1
        if not _before(first, lines).strip() and not _inside_texts(*(rest if documented else only.body)):
            return dedent("\n".join(lines[begin : only.end_lineno])).strip("\n")
    whole = "\n".join(lines[_begin(code[0]) :] if code else ()).strip("\n")
    return f"{whole}\n\nreturn {function.name}({', '.join(_passed_on(function.args))})"


def _indented(code: str) -> str:
    """Indent code, but no text of several lines in it, which would be another one then."""
    kept = _inside_texts(*ast.parse(code).body)
    return "\n".join(
        line if number in kept or not line.strip() else FOUR + line
        for number, line in enumerate(code.splitlines(), 1)
    )


def _inside_texts(*statements: ast.stmt) -> set[int]:
    """Return the numbers of the lines that begin inside of a text, docstrings among them."""
    nodes = (node for statement in statements for node in ast.walk(statement))
    texts = (node for node in nodes if isinstance(node, ast.Constant | ast.JoinedStr))
    return {line for text in texts for line in range(text.lineno + 1, (text.end_lineno or 0) + 1)}


def _begin(node: ast.stmt) -> int:
    """Count the lines before a statement and its decorators."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(each.lineno for each in decorators)]) - 1


def _before(node: ast.stmt, lines: list[str]) -> str:
    """Return what stands before a statement in its line."""
    return lines[node.lineno - 1].encode()[: node.col_offset].decode()


def _head(function: ast.FunctionDef) -> tuple[str, str, bool]:
    return function.name, ast.dump(function.args), bool(function.decorator_list)


def _passed_on(args: ast.arguments) -> list[str]:
    """Write how a function hands its own arguments on."""
    passed = [arg.arg for arg in (*args.posonlyargs, *args.args)]
    passed += [f"*{args.vararg.arg}"] if args.vararg else []
    passed += [f"{arg.arg}={arg.arg}" for arg in args.kwonlyargs]
    return passed + ([f"**{args.kwarg.arg}"] if args.kwarg else [])


def _is_text(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
