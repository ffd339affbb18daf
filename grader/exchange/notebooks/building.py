"""A notebook made from an exercise: the task, cells to fill in, public tests; the answers for instructors."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from grader.catalog import STARTER, STATEMENT, Exercise
from grader.errors import UsageError
from grader.exchange.notebooks.cells import (
    PROSE_PROMPT,
    Mark,
    NewCell,
    as_notebook,
    marked_cell,
    text_cell,
)
from grader.exchange.notebooks.public_tests import public_tests
from grader.questions.code import CodeForm
from grader.questions.parts import PartsForm
from grader.questions.prose import ProseForm
from grader.questions.question import Form
from grader.sheets import handed, question_as_markdown, worked_as_markdown
from grader.variants import Sheet

OFFLINE = Path(__file__).with_name("offline.py")
FOLDED = {"cellView": "form", "jupyter": {"source_hidden": True}}
HEAD = "head"
"""The cell that says which questions these are."""

FOLDED_TITLE = "# @title What the public tests compare with: run it once\n"
"""What Colab shows in place of a folded cell."""

YOUR_CODE = """## Your code

Fill in the next cell. All of it is handed in: imports and helper functions belong there too. Other cells are
not handed in, unless they begin with the same line `{mark}`; use them to try things out."""
TESTS = """## Public tests

Run the folded cell once, and a test whenever you like, after the cell with your code. They need nothing
installed and count for nothing: hidden tests count."""
ANSWERS = """Write each answer between the quotes below its question. An empty one is no answer, and costs
nothing. Leave the first line of such a cell, and all of the next cell, as they are."""
HAND_IN = """## Hand in

{first}Save, and hand in this file."""
RUN_ALL = (
    "Restart the kernel and run all cells once more: what worked only by a cell that is gone shows then. "
)


def notebook_of(exercise: Exercise, sheet: Sheet | None = None, *, solved: bool = False) -> str:
    """Write an exercise as a notebook.

    Parameters
    ----------
    exercise : Exercise
        What is handed out.
    sheet : Sheet, optional
        The student's own questions; needed where the exercise is made of questions.
    solved : bool
        Whether it is for an instructor: with the model solution, or the key and worked solutions.

    Raises
    ------
    CatalogError
        If a file of the exercise cannot be used.
    UsageError
        If there is no model solution.
    """
    body = _challenge(exercise, solved) if sheet is None else _questions(exercise.slug, sheet, solved)
    end = HAND_IN.format(first=RUN_ALL if sheet is None else "")
    return as_notebook([text_cell("statement", exercise.read(STATEMENT)), *body, text_cell("hand-in", end)])


def _challenge(exercise: Exercise, solved: bool) -> Iterator[NewCell]:
    """Make the cells of a challenge."""
    mark = Mark(exercise.slug)
    code = model_of(exercise) if solved else exercise.read(STARTER)
    yield text_cell("your-code", YOUR_CODE.format(mark=mark.line()))
    yield marked_cell("code", mark, code)
    yield from public_test_cells(exercise)


def public_test_cells(exercise: Exercise) -> Iterator[NewCell]:
    """Make the cells of the public tests of a challenge."""
    tests = public_tests(exercise)
    yield text_cell("tests", TESTS)
    yield NewCell("compare", "code", FOLDED_TITLE + OFFLINE.read_text(encoding="utf-8").rstrip(), FOLDED)
    if tests.shared:
        yield NewCell("shared", "code", tests.shared)
    for number, test in enumerate(tests.tests, 1):
        yield NewCell(f"test-{number}", "code", test.source)


def model_of(exercise: Exercise) -> str:
    """Return the model solution of a challenge.

    Raises
    ------
    UsageError
        If there is none.
    """
    model = exercise.solutions / "model.py"
    if not model.is_file():
        raise UsageError(f"{exercise.slug} has no model solution")
    return model.read_text(encoding="utf-8")


def _questions(slug: str, sheet: Sheet, solved: bool) -> Iterator[NewCell]:
    """Make the cells of a sheet."""
    yield from head_cells(slug, sheet)
    for question, asked in zip(handed(sheet), sheet.asked, strict=True):
        yield text_cell(question.id, question_as_markdown(question))
        key = _flat(question.id, asked.question.key) if solved else {}
        yield from answer_cells(slug, question.id, question.form, key)
        if solved:
            worked = worked_as_markdown(asked.question)
            yield text_cell(f"{question.id}-solution", f"**Solution.** {worked}")


def head_cells(slug: str, sheet: Sheet) -> Iterator[NewCell]:
    """Make the cells above the questions: how to answer, and whose sheet it is, as answers.toml says it."""
    head = {"exercise": sheet.exercise, "student": sheet.student, "sheet": sheet.fingerprint}
    yield text_cell("how", ANSWERS)
    yield marked_cell(HEAD, Mark(slug), "\n".join(f"{name} = {_text(said)}" for name, said in head.items()))


def answer_cells(slug: str, name: str, form: Form, key: Mapping[str, str] | None = None) -> Iterator[NewCell]:
    """Make the cells of one question: its lines in one, code and sentences in cells of their own.

    `key` has the right answer of each part, by its name in answers.toml, for an instructor.
    """
    key = key or {}
    leaves = list(_leaves(name, form))
    lines = [line for leaf, form in leaves if not _has_a_cell(form) for line in _lines(leaf, form, key)]
    if lines:
        yield marked_cell(f"{name}-answer", Mark(slug), "\n".join(lines))
    for leaf, form in leaves:
        id_, mark = f"{leaf}-answer".replace(".", "-"), Mark(slug, leaf)
        if isinstance(form, CodeForm):
            yield marked_cell(f"{id_}-code", mark, key.get(leaf, form.starter).strip("\n"))
        elif isinstance(form, ProseForm):
            text = f"{PROSE_PROMPT}\n\n{key.get(leaf, '')}"
            yield marked_cell(f"{id_}-text", mark, text, "markdown")


def _leaves(name: str, form: Form) -> Iterator[tuple[str, Form]]:
    """Yield each part of a question, or the question itself, with its name in answers.toml."""
    if isinstance(form, PartsForm):
        for part, inner in zip(form.names, form.forms, strict=True):
            yield from _leaves(f"{name}.{part}", inner)
    else:
        yield name, form


def _has_a_cell(form: Form) -> bool:
    return isinstance(form, CodeForm | ProseForm)


def _lines(name: str, form: Form, key: Mapping[str, str]) -> list[str]:
    """Write the lines of answers.toml with names that Python takes too: the cell can be run."""
    lines = [f"{name} = {_text(key[name])}"] if name in key else form.blanks(name)
    pairs = [line.partition(" = ") for line in lines]
    return [f"{left.replace('.', '_')} = {right}" for left, _, right in pairs]


def _flat(name: str, key: Any) -> dict[str, str]:
    """Return the key of a question by the names of its parts."""
    if not isinstance(key, dict):
        return {name: str(key)}
    return {
        leaf: said for part, inner in key.items() for leaf, said in _flat(f"{name}.{part}", inner).items()
    }


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
