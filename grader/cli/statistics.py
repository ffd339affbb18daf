"""The command `stats`: what the results of a class say about its tests and questions."""

import shutil
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from grader.cli.main import INSTRUCTORS, app
from grader.cli.shared import JsonFlag, print_json
from grader.cli.whole_files import write_whole
from grader.errors import UsageError

Files = Annotated[
    list[Path], typer.Argument(metavar="RESULTS...", help="Results, as `grader grade --json` wrote them.")
]
HtmlFile = Annotated[
    Path | None, typer.Option("--html", metavar="FILE", help="Write a page with plots here.")
]
Best = Annotated[bool, typer.Option("--best", help="A student's best attempt counts, not the first.")]


@app.command(rich_help_panel=INSTRUCTORS)
def stats(files: Files, html: HtmlFile = None, best: Best = False, as_json: JsonFlag = False) -> None:
    """Say how hard each test and question was, what it tells apart, and which wrong answers are frequent."""
    from grader.statistics.exercise import exercises_in
    from grader.statistics.reading import read_results
    from grader.statistics.text import statistics_text

    found = exercises_in(map(read_results, files), best=best)
    if not any(one.submissions for one in found):
        raise UsageError(f"{', '.join(map(str, files))}: there is no result in it")
    if html is not None:
        from grader.statistics.page import statistics_page

        write_whole(html, [statistics_page(found)], "the page")
    if as_json:
        print_json({"schema": 1, "exercises": [asdict(one) for one in found]})
        return
    print(statistics_text(found, shutil.get_terminal_size().columns if sys.stdout.isatty() else None))
    if html is not None:
        print(f"\nPage: {html}")
