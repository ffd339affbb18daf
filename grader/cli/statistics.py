"""The command `stats`: what the results of a class say about its tests and questions."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.kept import Named, NamesOrFiles, kept_work, named, results_of
from grader.cli.main import INSTRUCTORS, app
from grader.cli.shared import CourseOption, DataOption, JsonFlag, course_at, print_json
from grader.errors import UsageError
from grader.whole_files import write_whole

if TYPE_CHECKING:
    from grader.statistics.reading import ResultsFile

HtmlFile = Annotated[
    Path | None, typer.Option("--html", metavar="FILE", help="Write a page with plots here.")
]
Best = Annotated[bool, typer.Option("--best", help="A student's best attempt counts, not the first.")]


@app.command(rich_help_panel=INSTRUCTORS)
def stats(
    names: NamesOrFiles,
    html: HtmlFile = None,
    best: Best = False,
    data: DataOption = "",
    course: CourseOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Say how hard each test and question was, what it tells apart, and which wrong answers are frequent."""
    from grader.statistics.exercise import exercises_in
    from grader.statistics.reading import read_results
    from grader.statistics.text import statistics_text

    chosen = named(names, course)
    kept = list(_kept(chosen, course, data)) if chosen.assignments else []
    found = exercises_in([*map(read_results, chosen.files), *kept], best=best)
    if not any(one.submissions for one in found):
        raise UsageError(f"{', '.join(names)}: there is no result in it")
    if html is not None:
        from grader.statistics.page import statistics_page

        write_whole(html, [statistics_page(found)], "the page")
    if as_json:
        print_json({"schema": 1, "exercises": [asdict(one) for one in found]})
        return
    print(statistics_text(found, shutil.get_terminal_size().columns if sys.stdout.isatty() else None))
    if html is not None:
        print(f"\nPage: {html}")


def _kept(chosen: Named, folder: Path | None, data: str) -> "Iterator[ResultsFile]":
    """Read the results of all attempts at the work that was named."""
    from grader.ideas import read_ideas
    from grader.models import SCHEMA
    from grader.statistics.reading import results_in

    course = course_at(folder)
    ideas = [{"idea": name, "title": idea.title} for name, idea in read_ideas(course.root).items()]
    with kept_work(data, course, chosen.assignments) as connection:
        for assignment in chosen.assignments:
            for exercise, results in results_of(connection, course, assignment, every=True):
                file = {"schema": SCHEMA, "exercise": exercise.slug, "title": exercise.manifest.title}
                if results:
                    yield results_in({**file, "results": results, "misconceptions": ideas}, exercise.slug)
