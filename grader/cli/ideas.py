"""The command `ideas`: which wrong ideas results show, in a class and student by student."""

from dataclasses import astuple
from pathlib import Path
from typing import Annotated, Any

import typer

from grader.cli.kept import NamesOrFiles, kept_work, named, results_of
from grader.cli.main import INSTRUCTORS, app
from grader.cli.shared import CourseOption, DataOption, JsonFlag, course_at, print_json
from grader.errors import UsageError

Student = Annotated[
    str, typer.Option("--student", metavar="NAME", help="Only this student.", show_default=False)
]


@app.command(rich_help_panel=INSTRUCTORS)
def ideas(
    names: NamesOrFiles,
    student: Student = "",
    data: DataOption = "",
    course: CourseOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Say which wrong ideas results show, in chosen answers and in code: of a class, and of each student."""
    from grader.ideas import read_ideas
    from grader.report.explained import ideas_table, student_record
    from grader.report.ideas import met_in, misconceptions, records

    around = course_at(course)
    known = read_ideas(around.root)
    chosen = named(names, course)
    results = [result for file in chosen.files for result in _results_in(file)]
    if chosen.assignments:
        with kept_work(data, around, chosen.assignments) as connection:
            for assignment in chosen.assignments:
                results += [
                    result for _, some in results_of(connection, around, assignment) for result in some
                ]
    met = [one for result in results for one in met_in(result) if student in ("", one.student)]
    met = list(dict.fromkeys(met))  # a file may be given twice
    if student and student not in {result["student"] for result in results}:
        raise UsageError(f"--student: no result is {student!r}'s")
    table, found = misconceptions(met, known), records(met, known)
    if as_json:
        print_json({"schema": 1, "misconceptions": table, "students": found})
        return
    if not met:
        print("No wrong idea was met.")
        return
    if not student:
        print("\n".join(["Wrong ideas:", *ideas_table(table, None), ""]))
    print("\n\n".join(map(student_record, found)))


def _results_in(file: Path) -> list[dict[str, Any]]:
    """Read the results of one file.

    Raises
    ------
    UsageError
        If it is no file of results.
    """
    from grader.report.ideas import met_in
    from grader.report.reading import data_in

    results: list[dict[str, Any]] = data_in(file)["results"]
    try:
        said = [result["student"] for result in results]
        said += [part for result in results for met in met_in(result) for part in astuple(met)]
        if not all(isinstance(part, str) for part in said):
            raise TypeError("a name is no text")
    except (LookupError, TypeError, AttributeError):
        raise UsageError(
            f"{file}: no results are in it: `grader grade ... --json FILE` writes them"
        ) from None
    return results
