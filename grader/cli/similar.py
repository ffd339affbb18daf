"""The command `similar`: pairs of submissions that are worth a look."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.kept import kept_work
from grader.cli.main import INSTRUCTORS, app
from grader.cli.shared import CourseOption, DataOption, ExerciseName, JsonFlag, course_at, print_json
from grader.errors import UsageError

if TYPE_CHECKING:
    from grader.catalog import Course, Exercise
    from grader.models import Submission

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATH...]", help="Files, folders of files, or a folder a student; else the store's."
    ),
]
Top = Annotated[int, typer.Option("--top", min=1, metavar="N", help="Show at most so many pairs.")]


@app.command(rich_help_panel=INSTRUCTORS)
def similar(
    name: ExerciseName,
    paths: Paths = None,
    top: Top = 20,
    data: DataOption = "",
    course: CourseOption = None,
    as_json: JsonFlag = False,
) -> None:
    """List pairs of submissions that share much code, with the lines to look at: never a verdict."""
    from grader.catalog import STARTER
    from grader.similarity.lexer import tokens_of
    from grader.similarity.pairs import compare
    from grader.similarity.words import Compared, similarity_data, similarity_text

    around = course_at(course)
    exercise = around.exercise(name)
    if exercise.asks:
        raise UsageError(f"{exercise.slug} asks questions: right answers are alike, so only code is compared")
    files, unread = {}, {}
    for who, submission in _in_folders(exercise, paths) if paths else _in_store(around, exercise, data):
        if submission.refusal:
            unread[who] = submission.refusal
        else:
            files[who] = tokens_of(submission.source)
    starter = tokens_of(exercise.read(STARTER).encode())
    compared = Compared(exercise.slug, len(files) + len(unread), compare(files, starter, top), unread)
    if as_json:
        print_json(similarity_data(compared))
    else:
        print(similarity_text(compared))


def _in_folders(exercise: "Exercise", paths: list[Path]) -> "Iterator[tuple[str, Submission]]":
    """Read what lies in folders, by the names of the files."""
    from grader.exchange.notebooks.collecting import notebook_envelope
    from grader.intake import collect

    for found in collect(paths, exercise.file_name, envelope=notebook_envelope(exercise)):
        submission = found.read()
        yield submission.name, submission


def _in_store(course: "Course", exercise: "Exercise", data: str) -> "Iterator[tuple[str, Submission]]":
    """Read the attempts that count, by the names of the students."""
    from grader.assignments import assignment_of
    from grader.gradebook import works
    from grader.store.attempts import submission_of
    from grader.store.extensions import extensions

    assignment = assignment_of(course, exercise.slug)
    alone = replace(assignment, parts=(assignment.part(exercise.slug),))
    with kept_work(data, course, [alone]) as connection:
        granted = extensions(connection, assignment.name)
        for student, work in works(connection, exercise, alone, granted).items():
            for attempt in work.attempts:
                if attempt.number == work.standing:
                    yield student, submission_of(connection, attempt.id)
