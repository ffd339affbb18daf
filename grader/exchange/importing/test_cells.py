"""What a test cell does, as plain statements: AUTOTEST as a call, test functions opened, `env["x"]` as x."""

import ast
import doctest
from textwrap import indent

from grader.exchange.importing.names import loads
from grader.exchange.importing.syntax import Body, called, text_of

AUTOTEST = "AUTOTEST"


def with_autotests(source: str) -> str:
    """Write lines with AUTOTEST as calls that only this module knows."""
    lines = []
    for line in source.splitlines():
        if AUTOTEST in line and line.lstrip().startswith("#"):
            indent = line[: len(line) - len(line.lstrip())]
            snippets = line.partition(AUTOTEST)[2].split(";")
            lines += [f"{indent}{AUTOTEST}({snippet.strip()})" for snippet in snippets if snippet.strip()]
        else:
            lines.append(line)
    return "\n".join(lines)


def unwrapped(body: Body) -> Body:
    """Return what the test functions of a cell do, in place of them and their calls; `env["x"]` is x."""
    tests = {node.name for node in body if isinstance(node, ast.FunctionDef) and _is_test_function(node)}
    found: Body = []
    for node in body:
        if isinstance(node, ast.FunctionDef) and node.name in tests:
            inner = [ast.fix_missing_locations(_Environment().visit(each)) for each in node.body]
            found += inner[1:] if text_of(inner[0]) and len(inner) > 1 else inner
        elif not (isinstance(node, ast.Expr) and called(node.value) in tests):
            found.append(node)
    return found


def _is_test_function(node: ast.FunctionDef) -> bool:
    return (
        node.name.startswith("test")
        and not node.args.defaults
        and not any(isinstance(inner, ast.Return) for inner in ast.walk(node))
    )


class _Environment(ast.NodeTransformer):
    """Takes `env["x"]` for `x`."""

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        """Replace one."""
        self.generic_visit(node)
        if (
            isinstance(node.value, ast.Name)
            and node.value.id == "env"
            and isinstance(node.slice, ast.Constant)
        ):
            return ast.Name(str(node.slice.value), ast.Load())
        return node


def examples_in(source: str) -> list[doctest.Example]:
    """Return the lines of a doctest; none where a cell is no doctest.

    Raises
    ------
    SyntaxError
        If one of them is no Python.
    """
    if not source.lstrip().startswith(">>>"):
        return []
    try:
        examples = doctest.DocTestParser().get_examples(source)
    except ValueError as error:
        raise SyntaxError(str(error)) from None
    for example in examples:
        ast.parse(example.source)
    return examples


def needs(source: str) -> frozenset[str]:
    """Return the names that a test cell needs; none where it is no Python."""
    try:
        source = "\n".join(example.source for example in examples_in(source)) or source
        body = unwrapped(ast.parse(with_autotests(source)).body)
        return loads_within(ast.unparse(ast.fix_missing_locations(ast.Module(body, []))))
    except SyntaxError:
        return frozenset()


def loads_within(body: str) -> frozenset[str]:
    """Return the names that the body of a function takes from around it."""
    return loads(f"def test():\n{indent(body or 'pass', '    ')}")
