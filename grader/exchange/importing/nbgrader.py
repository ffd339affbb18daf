"""The source format of nbgrader: metadata say which cells are answers, tests and tasks (schemas 1 to 4)."""

import re
from fractions import Fraction
from typing import Any

from grader.errors import UsageError
from grader.exchange.importing.assignment import Assignment, Code, Note, Question, Test, Written
from grader.exchange.importing.sources import Cell, Source

CODE_STUB = ["# YOUR CODE HERE", "raise NotImplementedError()"]
_REGION = r"^[ \t]*\W*\s*{edge} {name}\b.*$"


def is_nbgrader(source: Source) -> bool:
    """Tell whether cells of a notebook are answers, tests or tasks of nbgrader."""
    return any(_said(cell, word) for cell in source.cells for word in ("grade", "solution", "task"))


def read_nbgrader(source: Source) -> Assignment:
    """Read a source notebook.

    Raises
    ------
    UsageError
        If a region of it begins and never ends.
    """
    found = Assignment("nbgrader")
    texts: list[str] = []
    question: Question | None = None
    for cell in source.cells:
        name = str(_metadata(cell).get("grade_id") or f"cell {cell.number}")
        grade, solution = _said(cell, "grade"), _said(cell, "solution")
        if _said(cell, "task") or (grade and solution and cell.kind == "markdown"):
            found.written.append(_written(cell, name, texts, task=_said(cell, "task")))
            texts = []
        elif grade and solution:
            source_text = "\n\n".join([*texts, f"```python\n{cell.source}\n```"])
            found.notes.append(Note(cell.number, f"{name} is code that a person judges", source_text))
            texts = []
        elif cell.kind == "markdown":
            texts.append(cell.source)
        elif cell.kind == "code" and (solution or grade):
            if question is None or (solution and question.tests):
                question = Question(name, cell.number)
                found.questions.append(question)
            question.texts += texts
            texts = []
            if solution:
                question.code.append(_code(cell))
            else:
                question.tests.append(_test(cell))
        elif cell.kind == "code":
            found.given.append(Code(cell.number, cell.source, cell.source))
    found.notes += [Note(0, "text behind the last question is in no statement", text) for text in texts]
    return found


def _written(cell: Cell, name: str, texts: list[str], *, task: bool) -> Written:
    """Read a question for a person: a task is the question itself, else the cell holds the answer."""
    text, scheme = _without(cell, "MARK SCHEME")
    text, answer = _without_markers(cell, text, "SOLUTION")
    own = "" if task else (answer or text)
    prompt = "\n\n".join([*texts, text] if task else texts)
    return Written(name, cell.number, prompt, own.strip(), _points(cell), tuple(_criteria(scheme)))


def _criteria(scheme: str) -> list[str]:
    """Return the lines of a mark scheme, without the signs of a list."""
    lines = [re.sub(r"^\s*(?:[-*+]|\d+[.)])\s+", "", line).strip() for line in scheme.splitlines()]
    return [line for line in lines if line]


def _code(cell: Cell) -> Code:
    """Read an answer in code: students get all but its solution, or nothing where no part is named."""
    starter: list[str] = []
    model: list[str] = []
    inside = regions = False
    for line in cell.lines:
        if _edge("BEGIN", "SOLUTION", line):
            inside = regions = True
            indent = line[: len(line) - len(line.lstrip())]
            starter += [indent + stub for stub in (CODE_STUB if indent else CODE_STUB[:1])]
        elif _edge("END", "SOLUTION", line):
            inside = False
        else:
            model.append(line)
            starter += [] if inside else [line]
    if inside:
        raise UsageError(f"cell {cell.number}: BEGIN SOLUTION has no END SOLUTION")
    return Code(cell.number, "\n".join(model), "\n".join(starter) if regions else CODE_STUB[0])


def _test(cell: Cell) -> Test:
    """Read a test cell; hidden regions and AUTOTEST lines are not seen by students."""
    visible, _ = _without(cell, "HIDDEN TESTS")
    source = "\n".join(
        line
        for line in cell.lines
        if not _edge("BEGIN", "HIDDEN TESTS", line) and not _edge("END", "HIDDEN TESTS", line)
    )
    visible = "\n".join(line for line in visible.splitlines() if "AUTOTEST" not in line)
    return Test(cell.number, source, visible if visible.strip() else "", _points(cell))


def _without(cell: Cell, name: str) -> tuple[str, str]:
    return _without_markers(cell, cell.source, name)


def _without_markers(cell: Cell, text: str, name: str) -> tuple[str, str]:
    """Split a text into what stands outside of the regions of a name, and what stands inside."""
    outside: list[str] = []
    within: list[str] = []
    inside = False
    for line in text.splitlines():
        if _edge("BEGIN", name, line):
            inside = True
        elif _edge("END", name, line):
            inside = False
        else:
            (within if inside else outside).append(line)
    if inside:
        raise UsageError(f"cell {cell.number}: BEGIN {name} has no END {name}")
    return "\n".join(outside), "\n".join(within)


def _edge(edge: str, name: str, line: str) -> bool:
    return bool(re.match(_REGION.format(edge=edge, name=name), line))


def _metadata(cell: Cell) -> dict[str, Any]:
    said = cell.metadata.get("nbgrader")
    return said if isinstance(said, dict) else {}


def _said(cell: Cell, word: str) -> bool:
    return bool(_metadata(cell).get(word))


def _points(cell: Cell) -> Fraction:
    try:
        return max(Fraction(0), Fraction(str(_metadata(cell).get("points") or 0)))
    except ValueError:
        return Fraction(0)
