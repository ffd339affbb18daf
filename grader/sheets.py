"""A sheet of questions as files: what a student reads, fills in, and can have checked without the key."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from textwrap import wrap
from typing import Any

from grader.errors import CatalogError, FormatError
from grader.questions.answers import HEADER, AnswerFile
from grader.questions.forms import form_as_data, form_from_data
from grader.questions.numbers import quoted
from grader.questions.parts import each_part
from grader.questions.prose import Prose
from grader.questions.question import Form, Question
from grader.variants import Sheet, student_named

SCHEMA = 1
COMMENT_WIDTH = 96


@dataclass(frozen=True, slots=True)
class Handed:
    """One question as it is handed out: everything but the key."""

    id: str
    title: str
    points: int
    prompt: str
    form: Form

    @property
    def heading(self) -> str:
        """Id, title and worth."""
        return f"{self.id}  {self.title} ({self.points} point{'s' if self.points != 1 else ''})"


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether one answer can be read; `problem` says why not, `blank` that there is none."""

    id: str
    title: str
    blank: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """Whether a file of answers can be read.

    Attributes
    ----------
    answers : sequence of Checked
        What was found of each question; nothing where the file cannot be read at all.
    unknown : sequence of str
        Keys that belong to no question.
    problems : sequence of str
        What is wrong with the file as a whole.
    """

    answers: Sequence[Checked] = ()
    unknown: Sequence[str] = ()
    problems: Sequence[str] = ()

    @property
    def readable(self) -> int:
        """How many answers can be read."""
        return sum(not item.blank and not item.problem for item in self.answers)

    @property
    def is_fine(self) -> bool:
        """Whether all of it can be read, and nothing is left to answer."""
        return self.readable == len(self.answers) and not self.unknown and not self.problems


def handed(sheet: Sheet) -> list[Handed]:
    """Return what is handed out of a sheet."""
    return [
        Handed(asked.item.id, asked.item.title, asked.item.points, asked.question.prompt, asked.question.form)
        for asked in sheet.asked
    ]


def as_markdown(statement: str, questions: Sequence[Handed]) -> str:
    """Write what a student reads: the introduction, then the questions."""
    parts = [statement.rstrip(), *map(question_as_markdown, questions)]
    return "\n\n".join(part for part in parts if part) + "\n"


def question_as_markdown(question: Handed) -> str:
    """Write one question: heading, prompt, choices, and how to answer."""
    heading = question.heading.replace("  ", " · ", 1)
    choices = "\n".join(_as_list(question.form.lines()))
    parts = [f"## {heading}", question.prompt.strip(), choices, f"*Answer: {question.form.how()}.*"]
    return "\n\n".join(part for part in parts if part)


def _as_list(lines: Sequence[str]) -> list[str]:
    """Make a Markdown list whose own letters and numbers are seen."""
    return [f"- **{line.split(' ', 1)[0]}** {line.split(' ', 1)[1]}" if line else "" for line in lines]


def worked_as_markdown(question: Question) -> str:
    """Write the worked solution of a question; of prose, also what a person looks for."""
    parts = [question.worked.strip()]
    for _, part in each_part(question):
        if isinstance(part, Prose):
            parts += ["**An answer that earns all points:**", part.model.strip()]
            parts.append("\n".join(f"- {line.points}: {line.text}" for line in part.rubric))
    return "\n\n".join(part for part in parts if part)


def as_answer_file(title: str, sheet: Sheet) -> str:
    """Write the file to fill in, with a comment for each question."""
    lines = [
        f"# Answers: {title}",
        "# Write each answer between the quotes. An empty one is no answer, and costs nothing.",
        "# `grader check` tells whether every answer can be read; it does not tell whether it is right.",
        f"exercise = {json.dumps(sheet.exercise)}",
        f"student = {json.dumps(sheet.student, ensure_ascii=False)}",
        f"sheet = {json.dumps(sheet.fingerprint)}",
    ]
    for question in handed(sheet):
        lines += ["", *(f"# {line}".rstrip() for line in _comment(question))]
        lines += question.form.blanks(question.id)
    return "\n".join(lines) + "\n"


def _comment(question: Handed) -> Iterator[str]:
    """Write a question as lines of text, formulas spelled out."""
    yield question.heading
    for line in _plain(question.prompt).splitlines():
        yield from wrap(line, COMMENT_WIDTH) or [""]
    for line in question.form.lines():
        yield from wrap(_plain(line), COMMENT_WIDTH, subsequent_indent="   ") or [""]
    yield from wrap(f"Answer: {question.form.how()}.", COMMENT_WIDTH)


def _plain(markdown: str) -> str:
    from grader.markup import for_terminal  # a parser of formulas, which nobody needs who checks or grades

    return unescape(for_terminal(markdown)).strip()


def as_data(sheet: Sheet) -> dict[str, Any]:
    """Return a sheet for another program: prompts and forms, no key."""
    return {
        "schema": SCHEMA,
        "exercise": sheet.exercise,
        "student": sheet.student,
        "sheet": sheet.fingerprint,
        "questions": [
            {
                "id": question.id,
                "title": question.title,
                "points": question.points,
                "prompt": question.prompt,
                "how": question.form.how(),
                "form": form_as_data(question.form),
            }
            for question in handed(sheet)
        ],
    }


def handed_from(data: Any) -> list[Handed]:
    """Read back what was handed out.

    Raises
    ------
    CatalogError
        If it is something else.
    """
    try:
        return [
            Handed(said["id"], said["title"], said["points"], said["prompt"], form_from_data(said["form"]))
            for said in data["questions"]
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise CatalogError(f"not the questions of a sheet: {error}; `grader get` writes them again") from None


def misfits(file: AnswerFile, head: Mapping[str, str]) -> list[str]:
    """Say what stands at the top of a file and is not of its sheet: so it would not be graded.

    Parameters
    ----------
    file : AnswerFile
        What was filled in; it may leave out all of its head.
    head : mapping of str to str
        What the sheet says of itself, as in `head_of`.
    """
    student = student_named(file.student) or file.student
    said = {"exercise": file.exercise, "student": student, "sheet": file.sheet}
    sentences = [
        f"expected {key} = {quoted(head[key])}, as in the file that came with these questions, got "
        f"{quoted(said[key])}"
        for key in HEADER
        if said[key] not in ("", head[key])
    ]
    return [*sentences, *(file.unreadable[key] for key in HEADER if key in file.unreadable)]


def strangers(file: AnswerFile, known: Collection[str]) -> list[str]:
    """Name what stands in a file and answers no question, such as a mistyped id."""
    names = [*file.answers, *file.unreadable]
    return [*file.unknown, *(name for name in names if name not in known and name not in HEADER)]


def head_of(data: Mapping[str, Any]) -> dict[str, str]:
    """Return what a sheet, as data, says of itself: for what, whose, and which."""
    return {key: str(data.get(key, "")) for key in HEADER}


def check_file(file: AnswerFile, questions: Sequence[Handed], head: Mapping[str, str]) -> CheckedFile:
    """Look at all that stands in a file; `head` is what the sheet says of itself, as in `head_of`."""
    unknown = strangers(file, {question.id for question in questions})
    return CheckedFile(check(questions, file), unknown, misfits(file, head))


def check(questions: Sequence[Handed], file: AnswerFile) -> list[Checked]:
    """Look whether every answer can be read; the key is not needed for that."""
    return [_checked(question, file) for question in questions]


def _checked(question: Handed, file: AnswerFile) -> Checked:
    raw = file.answers.get(question.id)
    if sentence := file.unreadable.get(question.id):
        return Checked(question.id, question.title, problem=sentence)
    if question.form.untouched(raw):
        return Checked(question.id, question.title, blank=True)
    try:
        question.form.read(raw)
    except FormatError as error:
        return Checked(question.id, question.title, problem=str(error))
    return Checked(question.id, question.title)
