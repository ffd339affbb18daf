"""Questions that tests judge, as challenges: those that need each other's code become one."""

import ast
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from textwrap import indent

from grader.exchange.importing.asserting import translate
from grader.exchange.importing.assignment import Assignment, Note, Question, Test
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
from grader.exchange.importing.pieces import Piece, groups_of, piece_of
from grader.exchange.importing.suites import Case, laid_out, suite
from grader.exchange.importing.texts import summary_of, titled
from grader.exchange.importing.translated import ANSWERS, Asked, Translated

KNOWN_IN_SUITES = frozenset(("submission", "oracle", "expect", "compare", "judged", "np"))
ANSWERS_SAYS = '"""Return the variables that the tests ask for. Leave this function as it is."""'
FILES_READ = re.compile(r"\b(?:open|read_csv|read_table|read_excel|read_json|loadtxt|genfromtxt|urlopen)\(")


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
        wanted = self._wanted()
        parts = []
        for piece in self.pieces:
            kept = [each for each in piece.model if each.key not in late]
            if not piece.asked:
                kept = [each for each in kept if id(each) in wanted]
            parts.append(_joined(kept, piece.model, piece.code.model))
        return self._with_answers(parts)

    def _starter(self) -> str:
        late = {each.key for each in self.late}
        wanted = self._wanted()
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

    def _wanted(self) -> set[int]:
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
        modules = {name for each in _imports(model) for name in each}
        tests = self._suite(self.cases, "") + self._suite(self.public, "")
        modules |= {name for each in _imports(tests) for name in each} - {"pytest"}
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


def challenges_of(assignment: Assignment, notebook: str) -> list[Challenge]:
    """Make challenges of the questions that tests judge; what is lost becomes notes of the assignment."""
    given = [piece for code in assignment.given if (piece := piece_of(code, assignment, asked=False))]
    pieces = [
        [piece for code in question.code if (piece := piece_of(code, assignment, asked=True))]
        for question in assignment.questions
    ]
    found = []
    for group in groups_of(assignment.questions, pieces, given):
        questions = [assignment.questions[at] for at in group]
        own = [piece for at in group for piece in pieces[at]]
        last = max(
            test.cell for question in questions for test in question.tests or [Test(0, "", "", Fraction(0))]
        )
        around = [piece for piece in given if piece.code.cell < last]
        everything = sorted([*around, *own], key=lambda piece: piece.code.cell)
        challenge = Challenge(questions, everything, questions[0].name, notebook)
        _translate(challenge, assignment)
        if challenge.cases:
            found.append(challenge)
        else:
            assignment.notes += [_not_imported(question) for question in questions]
    _tell_unused(given, found, assignment)
    return found


def _translate(challenge: Challenge, assignment: Assignment) -> None:
    """Translate the tests of a challenge into cases."""
    asked = challenge.asked
    tests = [(question, test) for question in challenge.questions for test in question.tests]
    there = bound_by(challenge.context)
    for question, test in tests:
        name = f"test_{_word(question.name)}_{question.tests.index(test) + 1}"
        counts = translate(
            test.source,
            asked,
            shown=test.shown,
            compares_output=test.compares_output,
            told=test.public,
        )
        unknown = counts.loads - there - KNOWN_IN_SUITES
        if unknown:
            said = f"it needs `{min(unknown)}`, which no cell before it gives"
            assignment.notes.append(_lost(question, test, [said]))
            continue
        if not counts.checks:
            reasons = [reason for _, reason in counts.lost]
            assignment.notes.append(_lost(question, test, reasons or ["it compares nothing"]))
            continue
        for source, reason in counts.lost:
            assignment.notes.append(Note(test.cell, f"{question.name}: a line is left out: {reason}", source))
        number = len(challenge.cases) + 1
        seen = translate(test.visible, asked, shown=test.shown, compares_output=test.compares_output)
        title = seen.title or _title(counts, question, number)
        challenge.cases.append(Case(f"H{number:02}", name, title, counts, test.points, test.public))
        if seen.checks:
            challenge.public.append(Case(f"V{len(challenge.public) + 1:02}", name, title, seen))
    if challenge.asked_for and not challenge.public:
        work = Translated(_variables_are_there(challenge.asked_for))
        challenge.public.append(Case("V01", "test_variables", "The variables are there.", work))
    if challenge.cases and not challenge.public:
        said = f"{challenge.name}: students see no test of it: write one into test_public.py"
        assignment.notes.append(Note(challenge.questions[0].cell, said))
    _make_whole(challenge, assignment)


def _variables_are_there(names: Sequence[str]) -> list[ast.stmt]:
    return ast.parse(f"expect.parts(submission.{ANSWERS}(), {', '.join(map(repr, names))})").body


def _title(work: Translated, question: Question, number: int) -> str:
    """Return the sentence that a student reads of a test that has none: what it is of."""
    return f"Test {number}, of {' and '.join(sorted(work.functions) or work.variables) or question.name}."


def _make_whole(challenge: Challenge, assignment: Assignment) -> None:
    """Make the points of a challenge whole and not zero, as they must be."""
    cases = challenge.cases
    total = sum((case.points or Fraction(0) for case in cases), Fraction(0))
    factor = total.denominator
    if cases and not total:
        said = f"{challenge.name}: its tests are worth nothing; each counts 1 point now"
        assignment.notes.append(Note(challenge.questions[0].cell, said, todo=False))
        challenge.cases = [_worth(case, Fraction(1)) for case in cases]
    elif factor > 1:
        said = f"{challenge.name}: points must be whole: {total * factor}, not {total}"
        assignment.notes.append(Note(challenge.questions[0].cell, said, todo=False))
        challenge.cases = [_worth(case, (case.points or Fraction(0)) * factor) for case in cases]


def _worth(case: Case, points: Fraction) -> Case:
    return Case(case.id, case.name, case.title, case.work, points, case.public)


def _lost(question: Question, test: Test, reasons: Sequence[str]) -> Note:
    """Tell that a test is lost, what it was worth, and why."""
    said = f"{question.name}: the test, worth {test.points}, is left out: {'; '.join(dict.fromkeys(reasons))}"
    return Note(test.cell, said, test.source)


def _not_imported(question: Question) -> Note:
    why = "no test of it could be translated" if question.tests else "it has no tests"
    code = "\n\n".join(each.model for each in question.code)
    return Note(question.cell, f"{question.name} is no exercise: {why}", "\n\n".join([*question.texts, code]))


def _tell_unused(given: Sequence[Piece], found: Sequence[Challenge], assignment: Assignment) -> None:
    """Tell which given code is in no exercise, and which reads files that will not be there."""
    used = set().union(*(challenge._wanted() for challenge in found))
    used |= {id(each) for challenge in found for each in needed(challenge.asked_for, challenge.late)}
    suites = [case.work.loads for challenge in found for case in challenge.cases]
    for challenge in found:
        used |= {id(each) for each in needed(set().union(*suites), challenge.context)}
    for piece in given:
        unused = [each.text for each in piece.model if id(each) not in used]
        if unused:
            said = "given code that no exercise needs"
            assignment.notes.append(Note(piece.code.cell, said, "\n".join(unused), todo=False))
    for challenge in found:
        tested = {id(each) for each in needed(challenge.asked_for, challenge.late)}
        for each in challenge.late:
            if id(each) not in tested and each.cell not in {piece.code.cell for piece in given}:
                said = "a line that uses the answer and gives nothing that is tested"
                assignment.notes.append(Note(each.cell, said, each.text, todo=False))
        for piece in challenge.pieces:
            texts = [each.text for each in piece.model if piece.asked or id(each) in used]
            if FILES_READ.search("\n".join(texts)):
                said = "it reads a file, and a submission has none: write the data out"
                assignment.notes.append(Note(piece.code.cell, said, "\n".join(texts)))


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


def _imports(source: str) -> Iterator[list[str]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield [alias.name.split(".")[0] for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            yield [(node.module or "").split(".")[0]]


def _word(name: str) -> str:
    return re.sub(r"\W+", "_", name.lower(), flags=re.ASCII).strip("_") or "question"


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
