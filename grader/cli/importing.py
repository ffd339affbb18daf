"""The command `import`: a notebook of Otter-Grader or nbgrader as exercises of this course."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.main import AUTHORS, ExitCode, app
from grader.cli.scaffold import course_to_extend
from grader.cli.shared import CourseOption
from grader.whole_files import read_whole

if TYPE_CHECKING:
    from grader.catalog import Course


@app.command("import", rich_help_panel=AUTHORS)
def import_(
    notebook: Annotated[
        Path, typer.Argument(metavar="NOTEBOOK", help="Its source: the .ipynb with the solutions.")
    ],
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="SLUG", help="The name of the exercise; else that of the notebook."),
    ] = None,
    course: CourseOption = None,
) -> None:
    """Make exercises of a notebook of Otter Assign or nbgrader, and prove them.

    The notebook is read, not run. What could not be translated is listed with the number of its cell, and
    kept in IMPORT.md.
    """
    from grader.catalog import find_course
    from grader.exchange.importing import import_notebook
    from grader.exchange.importing.account import FILE, line_of
    from grader.scaffold import new_exercises
    from grader.scaffold.naming import next_ids, require_slug, slug_like

    found = course_to_extend(course)
    slug = to if to is not None else slug_like(notebook.stem)
    require_slug(slug)
    taken = {item.id for exercise in found.exercises() for item in exercise.manifest.items}
    imported = read_whole(
        notebook, import_notebook, notebook.name, slug, lambda letter, many: next_ids(letter, many, taken)
    )
    drafts = imported.drafts
    new_exercises(
        found, {draft.slug: {"exercises": draft.exercises, "solutions": draft.solutions} for draft in drafts}
    )
    print(f"{notebook} is a notebook of {imported.system}. It became:")
    for draft in drafts:
        print(f"  {os.path.relpath(found.root / 'exercises' / draft.slug)}/  {', '.join(draft.ids)}")
    todo = [note for note in imported.notes if note.todo]
    if todo:
        print("\nTo do, for it did not come over:")
        for note in todo:
            print(f"  {line_of(note)}")
    told = found.root / "solutions" / drafts[0].slug / FILE
    print(f"\n{os.path.relpath(told)} says what came of each cell.\n")
    findings = _prove(find_course(found.root), [draft.slug for draft in drafts])
    if findings:
        print(
            f"Next:  mend what was found    ·    grader validate {' '.join(draft.slug for draft in drafts)}"
        )
    raise typer.Exit(ExitCode.INCOMPLETE if findings or todo else ExitCode.DONE)


def _prove(course: "Course", slugs: list[str]) -> int:
    """Prove the new exercises, and return how many findings there are."""
    from grader.cli.author import print_validation
    from grader.validation.course import validate

    found = 0
    for validation in validate(course, slugs):
        print_validation(validation, matrix=False)
        found += len(validation.findings)
    return found
