"""A public suite as cells that a student runs: a cell for each case, without pytest and without a grader.

Only its text is taken apart: what a case compares stays as its author wrote it, with ``submission.f`` called
``f``, and the values of its parameters before it.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from textwrap import dedent, indent
from typing import TypeGuard

from grader.catalog import PUBLIC_SUITE, Exercise
from grader.errors import CatalogError

OURS = ("submission", "expect")
GIVEN = ("expect", "public_test")
"""Names that `offline` defines."""


@dataclass(frozen=True, slots=True)
class PublicTest:
    """One case as the source of a cell."""

    id: str
    source: str


@dataclass(frozen=True, slots=True)
class PublicTests:
    """A public suite: what its cases share, as source, and the cases."""

    shared: str
    tests: tuple[PublicTest, ...]


def public_tests(exercise: Exercise) -> PublicTests:
    """Take apart the public suite of an exercise.

    Raises
    ------
    CatalogError
        If it does what no notebook can do without pytest.
    """
    suite = _Suite(str(exercise.public_suite), exercise.read(PUBLIC_SUITE))
    return PublicTests(suite.shared([*exercise.manifest.entry, *GIVEN]), tuple(suite.tests()))


class _Suite:
    """The text of a suite and its syntax."""

    def __init__(self, path: str, text: str) -> None:
        self._path, self._text = path, text
        try:
            self._tree = ast.parse(text)
        except SyntaxError as error:
            raise CatalogError(f"{path}:{error.lineno}: {error.msg}") from None
        self._lines = text.splitlines()

    def shared(self, taken: list[str]) -> str:
        """Return what is neither a test nor of pytest, with its comments."""
        parts, end = [], 0
        for number, node in enumerate(self._tree.body):
            begin, end = end, node.end_lineno or node.lineno
            docstring = number == 0 and _is_text(node)
            if not (docstring or _is_test(node) or _mentions_pytest(node)):
                self._refuse_names(node, taken)
                parts.append("\n".join(self._lines[begin:end]))
        return "\n".join(parts).strip()

    def _refuse_names(self, node: ast.stmt, taken: list[str]) -> None:
        """Refuse what would stand in a student's way: a notebook has one place for all names."""
        for name in _names_bound(node):
            if name in taken:
                raise self._error(node, f"{name} is a name of the student's notebook; choose another one")

    def tests(self) -> Iterator[PublicTest]:
        """Yield the cases in their order."""
        for node in self._tree.body:
            if isinstance(node, ast.FunctionDef) and _is_test(node):
                yield from self._cases(node)

    def _cases(self, test: ast.FunctionDef) -> Iterator[PublicTest]:
        """Yield a test once for each of its parameter sets."""
        marks = [mark for mark in test.decorator_list if isinstance(mark, ast.Call)]
        sets = [self._parameter_sets(mark) for mark in marks if _name_of(mark).endswith("mark.parametrize")]
        ids = [_text_of(mark.args[0]) for mark in marks if _name_of(mark).endswith("mark.case") and mark.args]
        body = self._body(test)
        for combined in product(*reversed(sets)):
            values = {name: value for _, given in combined for name, value in given.items()}
            self._require_known(test, values)
            id_ = "-".join(id_ for id_, _ in combined) or (ids or [test.name.removeprefix("test_")])[0]
            yield PublicTest(id_, self._source(test, id_, values, body))

    def _source(self, test: ast.FunctionDef, id_: str, values: dict[str, ast.expr], body: str) -> str:
        used = {node.id for line in test.body for node in ast.walk(line) if isinstance(node, ast.Name)}
        given = [f"{name} = {self._segment(value)}" for name, value in values.items() if name in used]
        title = self._title(test, values).replace("\\", "\\\\").replace('"', "'")
        parts = [f'"""{title}"""', *given, *([""] if given else []), body]
        name = re.sub(r"\W", "_", id_)  # behind `test_`, as an id alone may be a name that the student gave
        return f"@public_test\ndef test_{name}():\n" + indent("\n".join(parts), "    ")

    def _title(self, test: ast.FunctionDef, values: dict[str, ast.expr]) -> str:
        """Return the first paragraph of the docstring, with the parameters put in."""
        title = " ".join((ast.get_docstring(test) or "").split("\n\n")[0].split())
        for name, value in values.items():
            text = value.value if isinstance(value, ast.Constant) else self._segment(value)
            title = title.replace(f"{{{name}}}", str(text))
        return title

    def _body(self, test: ast.FunctionDef) -> str:
        """Return the lines behind the docstring, where the student's functions are called by their names."""
        lines = list(self._lines)
        told = [
            node for node in ast.walk(test) if isinstance(node, ast.Attribute) and _is_submission(node.value)
        ]
        alone = sum(_is_submission(node) for node in ast.walk(test)) - len(told)
        if alone:
            raise self._error(test, "a notebook has functions, and no `submission` to hand on")
        for node in sorted(told, key=lambda node: (node.lineno, node.col_offset), reverse=True):
            line = lines[node.lineno - 1].encode()
            dot = line.index(b".", node.col_offset)
            lines[node.lineno - 1] = (line[: node.col_offset] + line[dot + 1 :]).decode()
        begin = test.body[0].end_lineno if _is_text(test.body[0]) else test.body[0].lineno - 1
        return dedent("\n".join(lines[begin : test.end_lineno])).strip("\n")

    def _require_known(self, test: ast.FunctionDef, values: dict[str, ast.expr]) -> None:
        for argument in test.args.args:
            if argument.arg not in (*OURS, *values):
                raise self._error(test, f"a notebook has no fixture {argument.arg!r}")
        for line in test.body[_is_text(test.body[0]) :]:
            if _mentions_pytest(line):
                raise self._error(line, "a notebook has no pytest; use `expect`")
            if any(_is_long_text(inner) for inner in ast.walk(line)):
                raise self._error(line, "a text of several lines does not fit in; write it above the test")

    def _parameter_sets(self, mark: ast.Call) -> list[tuple[str, dict[str, ast.expr]]]:
        """Read the parameter sets of one mark: the id, and the values by name."""
        if len(mark.args) < 2:
            raise self._error(mark, "expected names and a list of parameter sets")
        names = self._names(mark.args[0])
        found = []
        for number, given in enumerate(self._listed(mark.args[1])):
            values, id_ = self._values(given, len(names)), f"{'_'.join(names)}{number}"
            for word in given.keywords if _is_param(given) else ():
                id_ = _text_of(word.value) if word.arg == "id" else id_
            if len(values) != len(names):
                raise self._error(given, f"expected {len(names)} values, got {len(values)}")
            found.append((id_, dict(zip(names, values, strict=True))))
        return found

    def _names(self, node: ast.expr) -> list[str]:
        parts = node.elts if isinstance(node, ast.Tuple | ast.List) else [node]
        texts = [_text_of(part) for part in parts]
        if not all(texts):
            raise self._error(node, "expected the names of the parameters as text")
        return [name.strip() for text in texts for name in text.split(",")]

    def _listed(self, node: ast.expr) -> list[ast.expr]:
        """Return the elements of a list that is written out, here or under a name of the suite."""
        if isinstance(node, ast.Name):
            given = [
                statement.value
                for statement in self._tree.body
                if isinstance(statement, ast.Assign)
                and any(isinstance(name, ast.Name) and name.id == node.id for name in statement.targets)
            ]
            node = given[-1] if given else node
        if not isinstance(node, ast.List | ast.Tuple):
            raise self._error(node, "expected a list of parameter sets that is written out")
        return node.elts

    def _values(self, given: ast.expr, many: int) -> list[ast.expr]:
        if _is_param(given):
            return given.args
        return list(given.elts) if many > 1 and isinstance(given, ast.Tuple | ast.List) else [given]

    def _segment(self, node: ast.expr) -> str:
        """Return the text of an expression as it is laid out, if that survives moving it."""
        text = dedent(ast.get_source_segment(self._text, node, padded=True) or "").strip()
        try:
            kept = ast.dump(ast.parse(text, mode="eval").body) == ast.dump(node)
        except SyntaxError:
            kept = False
        return text if kept else ast.unparse(node)

    def _error(self, node: ast.AST, sentence: str) -> CatalogError:
        return CatalogError(f"{self._path}:{getattr(node, 'lineno', 1)}: {sentence}")


def _names_bound(node: ast.stmt) -> list[str]:
    """Return the names that a statement of a module gives."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [alias.asname or alias.name for alias in node.names]
    return [
        name.id for name in ast.walk(node) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
    ]


def _is_test(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef) and node.name.startswith("test_")


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and bool(_text_of(node.value))


def _is_long_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant | ast.JoinedStr) and node.end_lineno != node.lineno


def _is_submission(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "submission"


def _is_param(node: ast.expr) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and _name_of(node).endswith("pytest.param")


def _mentions_pytest(node: ast.AST) -> bool:
    """Tell whether something is of pytest: its import, or what it is made with."""
    imported = [*node.names] if isinstance(node, ast.Import) else []
    return any(alias.name == "pytest" for alias in imported) or any(
        isinstance(inner, ast.Name) and inner.id == "pytest" for inner in ast.walk(node)
    )


def _name_of(call: ast.Call) -> str:
    return ast.unparse(call.func)


def _text_of(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
