"""The command `report`: feedback as pages, one for each student, and an index."""

from pathlib import Path
from typing import Annotated

import typer

from grader.cli.main import INSTRUCTORS, app
from grader.cli.shared import CourseOption, course_at

Files = Annotated[
    list[Path], typer.Argument(metavar="RESULTS...", help="Results, as `grader grade --json` wrote them.")
]
Out = Annotated[
    Path,
    typer.Option("--out", metavar="DIR", help="The folder of pages; reports that are there are replaced."),
]


@app.command(rich_help_panel=INSTRUCTORS)
def report(files: Files, out: Out = Path("reports"), course: CourseOption = None) -> None:
    """Write feedback as pages that load nothing: one for each student, and an index for you."""
    from grader.ideas import read_ideas
    from grader.report.pages import feedback_of, pages_of, write_pages
    from grader.report.reading import read_results

    found = course_at(course)
    feedback = feedback_of(
        [read_results(file) for file in files], found.manifest.exercises, read_ideas(found.root)
    )
    write_pages(pages_of(feedback), out)
    count = len(feedback.pages)
    print(f"{count} page{'s' if count != 1 else ''}, and all of them in {out / 'index.html'}")
