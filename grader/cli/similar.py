"""The command `similar`: pairs of submissions that are worth a look."""

from typing import Annotated

import typer

from grader.cli.classes import Paths
from grader.cli.main import INSTRUCTORS, app
from grader.cli.shared import CourseOption, ExerciseName, JsonFlag, course_at, print_json
from grader.errors import UsageError

Top = Annotated[int, typer.Option("--top", min=1, metavar="N", help="Show at most so many pairs.")]


@app.command(rich_help_panel=INSTRUCTORS)
def similar(
    name: ExerciseName,
    paths: Paths,
    top: Top = 20,
    course: CourseOption = None,
    as_json: JsonFlag = False,
) -> None:
    """List pairs of submissions that share much code, with the lines to look at: never a verdict."""
    from grader.catalog import STARTER
    from grader.intake import collect
    from grader.similarity.lexer import tokens_of
    from grader.similarity.pairs import compare
    from grader.similarity.words import Compared, similarity_data, similarity_text

    exercise = course_at(course).exercise(name)
    if exercise.asks:
        raise UsageError(f"{exercise.slug} asks questions: right answers are alike, so only code is compared")
    files, unread = {}, {}
    found = collect(paths, exercise.file_name)
    for item in found:
        submission = item.read()
        if submission.refusal:
            unread[submission.name] = submission.refusal
        else:
            files[submission.name] = tokens_of(submission.source)
    starter = tokens_of(exercise.read(STARTER).encode())
    compared = Compared(exercise.slug, len(found), compare(files, starter, top), unread)
    if as_json:
        print_json(similarity_data(compared))
    else:
        print(similarity_text(compared))
