"""Small questions about the syntax of tests."""

import ast

Body = list[ast.stmt]


def called(node: ast.expr | None) -> str:
    """Return the name of what is called, with dots; empty where nothing is."""
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


def called_within(node: ast.AST) -> set[str]:
    """Return the names of all that is called."""
    return {called(inner) for inner in ast.walk(node) if isinstance(inner, ast.Call)}


def text_of(node: ast.stmt) -> str:
    """Return the text that is all of a statement; empty where it is something else."""
    return text_of_expression(node.value) if isinstance(node, ast.Expr) else ""


def text_of_expression(node: ast.expr | None) -> str:
    """Return the text that an expression is; empty where it is something else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def first_line(node: ast.AST) -> str:
    """Return the first line of some code, cut."""
    return ast.unparse(node).splitlines()[0][:80]
