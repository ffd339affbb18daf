"""What students begin with: list, show, get."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from grader.cli.main import STUDENTS, app
from grader.cli.shared import (
    CourseOption,
    ExerciseName,
    JsonFlag,
    StudentOption,
    course_at,
    drawn_sheet,
    print_json,
    read,
)

if TYPE_CHECKING:
    from grader.catalog import Exercise


@app.command("list", rich_help_panel=STUDENTS)
def list_exercises(course: CourseOption = None, as_json: JsonFlag = False) -> None:
    """List the exercises of the course."""
    found = course_at(course)
    rows = [(exercise.slug, exercise.manifest) for exercise in found.exercises()]
    if as_json:
        described = [_described(exercise) for exercise in found.exercises()]
        print_json({"schema": 1, "course": found.title, "exercises": described})
        return
    print(f"{found.title}\n")
    width = max(len(slug) for slug, _ in rows)
    for slug, said in rows:
        ids = [item.id for item in said.items]
        items = ids[0] if len(ids) == 1 else f"{ids[0]}–{ids[-1]}"
        print(f"  {slug:<{width}}  {items:<7}  {said.points:>3} points  {said.summary}")
    print("\nNext:  grader show EXERCISE    ·    grader get EXERCISE")
    if found.manifest.lessons:
        print("       grader lesson")


def _described(exercise: "Exercise") -> dict[str, Any]:
    """Return what anybody may know of an exercise."""
    said = exercise.manifest
    return {
        "slug": exercise.slug,
        **{key: getattr(said, key) for key in ("kind", "title", "summary", "points", "entry", "packages")},
        "items": [item.model_dump() for item in said.items],
        "limits": said.limits.model_dump(),
        "rules": said.rules.model_dump(),
    }


@app.command(rich_help_panel=STUDENTS)
def show(
    name: ExerciseName, student: StudentOption = "", course: CourseOption = None, as_json: JsonFlag = False
) -> None:
    """Show the statement of an exercise; of questions, with the student's own numbers."""
    from grader.catalog import STATEMENT, find_handout

    here = find_handout(Path.cwd()) if course is None and not student else None
    own = here is not None and name in (here.slug, *(item.id for item in here.manifest.items))
    exercise = here if here is not None and own else course_at(course).exercise(name)
    statement = exercise.read(STATEMENT)
    sheet = None
    if exercise.asks and not own:
        from grader.sheets import as_markdown, handed

        sheet = drawn_sheet(exercise, student, course)
        statement = as_markdown(statement, handed(sheet))
    if as_json:
        numbers = {"student": sheet.student, "sheet": sheet.fingerprint} if sheet is not None else {}
        print_json({"schema": 1, **_described(exercise), **numbers, "statement": statement})
    else:
        read(statement)


@app.command(rich_help_panel=STUDENTS)
def get(
    name: ExerciseName,
    to: Annotated[
        Path | None, typer.Option("--to", help="The folder to write; else one named like it.")
    ] = None,
    student: StudentOption = "",
    course: CourseOption = None,
) -> None:
    """Write the folder of an exercise: what to read, a file to fill in, and what checks it.

    A file that you have begun is never overwritten.
    """
    from grader.handout import handout_files, write_handout

    exercise = course_at(course).exercise(name)
    sheet = drawn_sheet(exercise, student, course) if exercise.asks else None
    folder = to if to is not None else Path(exercise.slug)
    kept = write_handout(exercise, folder, sheet)
    first, *others, last = [file for file in handout_files(exercise, sheet) if file != "exercise.toml"]
    print(f"{folder}/ holds {', '.join([first, *others])} and {last}.")
    if kept:
        print(f"{exercise.file_name} was there already and is left as it is.")
    print(f"Next:  cd {folder}    ·    grader check")
