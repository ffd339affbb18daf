"""Questions that become one challenge, as the files of it."""

import ast
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from textwrap import indent

from grader.exchange.importing.assignment import Question
from grader.exchange.importing.giving import with_given
from grader.exchange.importing.mutants import mutants_of
from grader.exchange.importing.names import (
    Statement,
    bound_by,
    functions_of,
    loaded_by,
    needed,
    signature,
    stub,
)
from grader.exchange.importing.pieces import Piece
from grader.exchange.importing.suites import Case, laid_out, suite
from grader.exchange.importing.texts import summary_of, titled
from grader.exchange.importing.translated import ANSWERS, Asked

ANSWERS_SAYS = '"""Return the variables that the tests ask for. Leave this function as it is."""'


@dataclass(slots=True)
class Challenge:
    """Questions that become one challenge; `files` writes it."""

    questions: list[Question]
    pieces: list[Piece]
    title: str
    notebook: str
    cases: list[Case] = field(default_factory=list)
    public: list[Case] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of its first question."""
        return self.questions[0].name

    @property
    def points(self) -> int:
        """What its cases are worth."""
        return int(sum((case.points or Fraction(0) for case in self.cases), Fraction(0)))

    def files(self, slug: str, item: str) -> tuple[dict[str, str], dict[str, str]]:
        """Write what goes into `exercises` and into `solutions`."""
        model, starter = self._model(), self._starter()
        statement, title, summary = self._statement(slug)
        exercises = {
            "exercise.toml": self._manifest(item, title, summary, model),
            "statement.md": statement,
            "starter.py": starter,
            "oracle.py": f'"""What is true: the solution of {self.notebook}."""\n\n{model}',
            "test_public.py": self._suite(self.public, "Public tests: worth nothing."),
            "test_hidden.py": self._suite(self.cases, "Tests that count."),
        }
        solutions = {
            "model.py": f'"""The solution of {self.notebook}."""\n\n{model}',
            **dict(mutants_of(self.entry, self.cases, self.public)),
        }
        return exercises, solutions

    # ------------------------------------------------------------------------------------ what is asked

    @property
    def entry(self) -> list[str]:
        """The functions that the tests call, in the order of the notebook."""
        called = set().union(*(case.work.functions for case in [*self.cases, *self.public]))
        known = [name for piece in self.pieces for name in functions_of(piece.model)]
        return [
            *(name for name in dict.fromkeys(known) if name in called),
            *([ANSWERS] if self.asked_for else []),
        ]

    @property
    def asked_for(self) -> list[str]:
        """The variables that the tests ask for."""
        cases = [*self.public, *self.cases]
        return list(dict.fromkeys(name for case in cases for name in case.work.variables))

    @property
    def late(self) -> list[Statement]:
        """Statements that are given and need what students write: they run when the tests ask."""
        theirs = bound_by(each for piece in self.pieces if piece.asked for each in piece.solved)
        found = []
        for piece in self.pieces:
            for each in piece.given:
                if each.loads & theirs and not each.defines and not each.is_import:
                    found.append(each)
                    theirs = theirs | each.binds
        return found

    @property
    def context(self) -> list[Statement]:
        """Statements that are given, and need nothing that students write."""
        late = {id(each) for each in self.late}
        return [each for piece in self.pieces for each in piece.given if id(each) not in late]

    @property
    def asked(self) -> Asked:
        """What a test may ask of a submission."""
        solved = [each for piece in self.pieces for each in piece.solved]
        theirs = bound_by(solved) | bound_by(self.late)
        helpers = [each for each in self.context if each.defines and each.loads & theirs]
        functions = set(functions_of([*solved, *helpers]))
        classes = {each.node.name for each in solved if isinstance(each.node, ast.ClassDef)}
        imported = bound_by(each for each in solved if each.is_import)
        variables = theirs - functions - classes - imported
        return Asked(frozenset(functions), frozenset(variables), frozenset(classes))

    # ---------------------------------------------------------------------------------------- its files

    def _model(self) -> str:
        late = {each.key for each in self.late}
        wanted = self.wanted()
        parts = []
        for piece in self.pieces:
            kept = [each for each in piece.model if each.key not in late]
            if not piece.asked:
                kept = [each for each in kept if id(each) in wanted]
            parts.append(_joined(kept, piece.model, piece.code.model))
        return self._with_answers(parts)

    def _starter(self) -> str:
        late = {each.key for each in self.late}
        wanted = self.wanted()
        entry = {*self.entry, *self.asked_for, *loaded_by(self.late)}
        entry |= loaded_by(each for piece in self.pieces for each in piece.starter)
        parts = []
        for piece in self.pieces:
            if not piece.asked:
                given = [each for each in piece.model if id(each) in wanted and each.key not in late]
                parts.append(_joined(given, piece.model, piece.code.model))
                continue
            there = bound_by(piece.starter)
            missing = [each for each in piece.solved if each.binds - there and each.binds & entry]
            stubs = [text for each in missing for text in _stubs(each, there, entry)]
            kept = [each for each in piece.starter if each.key not in late]
            parts += [*stubs, _joined(kept, piece.starter, piece.code.starter)]
        return with_given(self._with_answers(parts), self._model())

    def wanted(self) -> set[int]:
        """Choose the statements of given cells that the code of the questions needs."""
        asked = [each for piece in self.pieces if piece.asked for each in [*piece.model, *piece.starter]]
        names = loaded_by(asked) | set(self.asked_for) | loaded_by(self.late)
        given = [each for piece in self.pieces if not piece.asked for each in piece.model]
        return {id(each) for each in needed(names, given)}

    def _with_answers(self, parts: Sequence[str]) -> str:
        if self.asked_for:
            late = [ast.unparse(each.node) for each in needed(self.asked_for, self.late)]
            values = ", ".join(f'"{name}": {name}' for name in self.asked_for)
            body = "\n".join([ANSWERS_SAYS, *late, f"return {{{values}}}"])
            parts = [*parts, f"def {ANSWERS}():\n{indent(body, '    ')}"]
        return laid_out(parts)

    def _suite(self, cases: Sequence[Case], says: str) -> str:
        return suite(f"{says} Imported from {self.notebook}.", cases, self.context)

    def _statement(self, slug: str) -> tuple[str, str, str]:
        texts = [text for question in self.questions for text in question.texts]
        title, text = titled("\n\n".join(texts), self.title)
        functions = functions_of(each for piece in self.pieces for each in piece.model)
        calls = [f"- `{signature(functions[name])}`" for name in self.entry if name in functions]
        if self.asked_for:
            names = ", ".join(f"`{name}`" for name in self.asked_for)
            calls.append(
                f"- `{ANSWERS}()`, which is there already and returns your {names}: leave it as it is"
            )
        asks = "\n".join([f"## What to write\n\n`{slug}.py` defines:\n", *calls])
        return f"# {title}\n\n{text}\n\n{asks}\n".replace("\n\n\n\n", "\n\n"), title, summary_of(text, title)

    def _manifest(self, item: str, title: str, summary: str, model: str) -> str:
        tests = self._suite(self.cases, "") + self._suite(self.public, "")
        modules = {*_imports(model)} | {*_imports(tests)} - {"pytest"}
        packages = sorted(modules - sys.stdlib_module_names)
        lines = [
            f"# Imported from {self.notebook}: IMPORT.md says what came of each cell.",
            "schema = 1",
            'kind = "challenge"',
            f'item = "{item}"',
            f"title = {_quoted(title)}",
            f"summary = {_quoted(summary)}",
            f"entry = {_quoted(self.entry)}",
            f"points = {self.points}",
            "hints = []",
            *([f"packages = {_quoted(packages)}"] if packages not in ([], ["numpy"]) else []),
        ]
        return "\n".join(lines) + "\n"


def _joined(kept: Sequence[Statement], everything: Sequence[Statement], source: str) -> str:
    """Write the code of a cell as it was, where nothing of it is left out."""
    if len(kept) == len(everything):
        return source
    return laid_out([each.text for each in kept])


def _stubs(each: Statement, there: set[str], wanted: set[str]) -> Iterator[str]:
    """Write what stands where students are to give a name."""
    functions = functions_of([each])
    if functions:
        yield from map(stub, functions.values())
    elif not each.is_import:
        yield from (f"{name} = ..." for name in sorted((each.binds - there) & wanted))


def _imports(source: str) -> Iterator[str]:
    """Yield the packages that some code imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
