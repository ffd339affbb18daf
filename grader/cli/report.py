"""The command `report`: feedback as pages, one for each student, and an index."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.kept import Named, NamesOrFiles, kept_work, named
from grader.cli.main import INSTRUCTORS, app
from grader.cli.shared import CourseOption, DataOption, course_at

if TYPE_CHECKING:
    from grader.catalog import Course
    from grader.gradebook.feedback import Told

Out = Annotated[
    Path,
    typer.Option("--out", metavar="DIR", help="The folder of pages; reports that are there are replaced."),
]


@app.command(rich_help_panel=INSTRUCTORS)
def report(
    names: NamesOrFiles, out: Out = Path("reports"), data: DataOption = "", course: CourseOption = None
) -> None:
    """Write feedback as pages that load nothing: one for each student, and an index for you.

    Out of the store, a page shows what its student may see now; the index shows everything.
    """
    from grader.assignments.wording import some
    from grader.ideas import read_ideas
    from grader.report.pages import feedback_of, pages_of, write_pages
    from grader.report.reading import read_results

    found = course_at(course)
    chosen = named(names, course)
    files = [read_results(file) for file in chosen.files]
    order, ideas = found.manifest.exercises, read_ideas(found.root)
    if chosen.assignments:
        seen, everything = (
            feedback_of([*files, *told.results], order, ideas, told.sums)
            for told in _told(chosen, found, data)
        )
    else:
        seen = everything = feedback_of(files, order, ideas)
    write_pages(pages_of(seen, everything), out)
    print(f"{some(len(seen.pages), 'page')}, and all of them in {out / 'index.html'}")


def _told(chosen: Named, course: "Course", data: str) -> "tuple[Told, Told]":
    """Read what students are told of the work that was named, and what their instructor is."""
    from grader.gradebook import book_of
    from grader.gradebook.feedback import told_in

    with kept_work(data, course, chosen.assignments) as connection:
        books = [book_of(connection, course, assignment) for assignment in chosen.assignments]
        return told_in(connection, books, datetime.now(UTC), chosen.summed)
