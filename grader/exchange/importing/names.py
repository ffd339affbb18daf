"""Which statements of a notebook give which names, and whose names they need."""

import ast
import builtins
import symtable
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

BUILT_IN = frozenset(dir(builtins))


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that stands at the left edge of a cell.

    `binds` are the names that it gives or changes, `loads` those that it needs, also when it is called later.
    """

    cell: int
    node: ast.stmt
    text: str
    binds: frozenset[str]
    loads: frozenset[str]

    @property
    def is_import(self) -> bool:
        """Whether it imports something."""
        return isinstance(self.node, ast.Import | ast.ImportFrom)

    @property
    def defines(self) -> bool:
        """Whether it is a function or a class."""
        return isinstance(self.node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)

    @property
    def key(self) -> str:
        """What is the same in two statements that say the same."""
        return ast.dump(self.node)


def statements(cell: int, source: str) -> list[Statement]:
    """Return the statements of a cell.

    Raises
    ------
    SyntaxError
        If it is no Python.
    """
    lines = source.splitlines()
    found: list[Statement] = []
    for node in ast.parse(source).body:
        first = min([node.lineno, *(part.lineno for part in getattr(node, "decorator_list", []))])
        text = "\n".join(lines[first - 1 : node.end_lineno])
        if node.col_offset or (found and found[-1].node.end_lineno == first):  # after a semicolon
            text = ast.unparse(node)
        found.append(Statement(cell, node, text, frozenset(_bound(node)), loads(text)))
    return found


def loads(source: str) -> frozenset[str]:
    """Return the names that some code takes from around it, built-in ones aside."""
    return frozenset(_loaded(symtable.symtable(source, "cell", "exec"))) - BUILT_IN


def _loaded(table: symtable.SymbolTable) -> Iterator[str]:
    outermost = table.get_type() == "module"
    for symbol in table.get_symbols():
        if symbol.is_referenced() and (outermost or symbol.is_global()):
            yield symbol.get_name()
    for inner in table.get_children():
        yield from _loaded(inner)


def _bound(node: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement gives, and those whose object it changes."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
        return
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield from (alias.asname or alias.name.split(".")[0] for alias in node.names)
        return
    for inner in _at_this_level(node):
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
            yield inner.id
        elif isinstance(inner, ast.Subscript | ast.Attribute) and isinstance(inner.ctx, ast.Store):
            yield from _root(inner)
        elif isinstance(inner, ast.Expr) and isinstance(
            inner.value, ast.Call
        ):  # x.append(1), np.random.seed(1)
            yield from _root(inner.value.func) if isinstance(inner.value.func, ast.Attribute) else ()


def _at_this_level(node: ast.AST) -> Iterator[ast.AST]:
    """Walk a statement, but not into what has names of its own."""
    yield node
    for inner in ast.iter_child_nodes(node):
        own = (ast.FunctionDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
        if not isinstance(inner, own):
            yield from _at_this_level(inner)


def _root(node: ast.expr) -> Iterator[str]:
    while isinstance(node, ast.Subscript | ast.Attribute | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    if isinstance(node, ast.Name):
        yield node.id


def needed(wanted: Iterable[str], given: Sequence[Statement]) -> list[Statement]:
    """Return the statements that give some names, and what these need in turn, in their order."""
    names = set(wanted)
    chosen: set[int] = set()
    grew = True
    while grew:
        more = {at for at, each in enumerate(given) if at not in chosen and each.binds & names}
        chosen |= more
        names = names.union(*(given[at].loads for at in more))
        grew = bool(more)
    return [each for at, each in enumerate(given) if at in chosen]


def bound_by(found: Iterable[Statement]) -> set[str]:
    """Return all names that some statements give."""
    return set().union(*(each.binds for each in found))


def loaded_by(found: Iterable[Statement]) -> set[str]:
    """Return all names that some statements need."""
    return set().union(*(each.loads for each in found))


def stub(node: ast.FunctionDef) -> str:
    """Write a function that is still to be written: its first line and its docstring."""
    text = ast.get_docstring(node, clean=False)
    body: list[ast.stmt] = [ast.Expr(ast.Constant(text))] if text else [ast.Expr(ast.Constant(...))]
    bare = ast.FunctionDef(node.name, node.args, body, [], node.returns, lineno=1, col_offset=0)
    if hasattr(node, "type_params"):  # since Python 3.12
        setattr(bare, "type_params", [])  # noqa: B010 - no such name in Python 3.11
    return ast.unparse(ast.fix_missing_locations(bare))


def signature(node: ast.FunctionDef) -> str:
    """Write how a function is called.

    >>> signature(ast.parse("def f(x, *, step=1): pass").body[0])
    'f(x, *, step=1)'
    """
    return f"{node.name}({ast.unparse(node.args)})"


def functions_of(found: Iterable[Statement]) -> dict[str, ast.FunctionDef]:
    """Return the functions among some statements; a name for a lambda is one as well."""
    nodes = [_as_function(each.node) for each in found]
    return {node.name: node for node in nodes if node is not None}


def _as_function(node: ast.stmt) -> ast.FunctionDef | None:
    if isinstance(node, ast.FunctionDef):
        return node
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
        target = node.targets[0]
        if isinstance(target, ast.Name):
            body: list[ast.stmt] = [ast.Return(node.value.body)]
            return ast.FunctionDef(target.id, node.value.args, body, [], lineno=node.lineno, col_offset=0)
    return None
