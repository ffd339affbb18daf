"""Grades for other systems: export canvas, export moodle, export csv, export json."""

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from grader.cli.main import INSTRUCTORS, app
from grader.cli.shared import CourseOption, DataOption, course_at, data_place
from grader.errors import UsageError
from grader.whole_files import read_whole, write_whole

if TYPE_CHECKING:
    from grader.exchange.exports.filling import Filled
    from grader.exchange.exports.grades import LeftOut, Result
    from grader.gradebook import Book
    from grader.store.people import Person

export = typer.Typer(
    no_args_is_help=True, help="Take grades to Canvas, Moodle, a spreadsheet or another program."
)
app.add_typer(export, name="export", rich_help_panel=INSTRUCTORS)

AssignmentName = Annotated[
    str, typer.Argument(metavar="ASSIGNMENT", help="Its name, as `grader status` shows it.")
]
Fill = Annotated[
    Path | None,
    typer.Option("--fill", metavar="FILE", help="What your system exported: only our column is written."),
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="The file to write; else it is printed.")
]
Column = Annotated[
    str,
    typer.Option(
        "--column",
        metavar="NAME",
        help="Its column; else the one called as the assignment.",
        show_default=False,
    ),
]
OutOf = Annotated[
    str,
    typer.Option(
        "--out-of", metavar="POINTS", help="Convert: full points are so many there.", show_default=False
    ),
]
Pending = Annotated[
    bool, typer.Option("--pending", help="Count points that may still change as they are now.")
]
Feedback = Annotated[
    Path | None,
    typer.Option(
        "--feedback", metavar="DIR", help="Instead of grades, an archive of the pages of `grader report`."
    ),
]
Collected = Annotated[
    Path | None,
    typer.Option(
        "--collected",
        metavar="FILE",
        help="The folder of `collect`, or its collected.json: it tells ids and names of files.",
    ),
]


@export.command("canvas")
def export_canvas(
    name: AssignmentName,
    fill: Fill = None,
    out: Out = None,
    column: Column = "",
    out_of: OutOf = "",
    pending: Pending = False,
    feedback: Feedback = None,
    collected: Collected = None,
    data: DataOption = "",
    course: CourseOption = None,
) -> None:
    """Fill the gradebook that Canvas exported, or write a new one; with --feedback, pages to upload."""
    from grader.exchange.exports.canvas import fill_canvas, new_canvas
    from grader.exchange.exports.feedback import canvas_paths

    students = _collected(collected, "canvas")
    if feedback is not None:
        if collected is None or fill is not None:
            raise UsageError(
                "say --collected FILE and not --fill: Canvas takes pages under the names of its own files"
            )
        _write_pages(feedback, canvas_paths(students), out)
        print("Canvas shows each page under the name of the file that was handed in.")
        return
    book, results = _results(name, out_of, data, course, students)
    grades, without = _granted(results, pending)
    if fill is None:
        filled = new_canvas(grades, column or book.assignment.title)
    else:
        filled = read_whole(fill, fill_canvas, grades, _people(book), book.assignment.title, column)
    _write(filled, out, without)


@export.command("moodle")
def export_moodle(
    name: AssignmentName,
    fill: Fill = None,
    out: Out = None,
    column: Column = "",
    out_of: OutOf = "",
    pending: Pending = False,
    feedback: Feedback = None,
    collected: Collected = None,
    data: DataOption = "",
    course: CourseOption = None,
) -> None:
    """Fill an export of Moodle's gradebook or the worksheet of an assignment, or write a new file.

    With --feedback it is pages to upload: the worksheet or --collected tells whose each is.
    """
    from grader.exchange.exports.feedback import moodle_paths
    from grader.exchange.exports.moodle import fill_moodle, new_moodle
    from grader.exchange.exports.worksheet import fill_worksheet, is_worksheet

    students = _collected(collected, "moodle")
    sheet = fill if fill is not None and read_whole(fill, is_worksheet) else None
    if feedback is not None and not sheet and (fill or not collected):
        raise UsageError(
            "say --fill WORKSHEET, the grading worksheet that Moodle exported, or --collected FILE: "
            "only they tell the number of each participant"
        )
    book, results = _results(name, out_of, data, course, students)
    people = _people(book)
    if feedback is not None:
        told = (
            read_whole(sheet, lambda raw: moodle_paths(people, raw)) if sheet else moodle_paths(people, None)
        )
        _write_pages(feedback, told, out)
        return
    grades, without = _granted(results, pending)
    if fill is None:
        filled = new_moodle(grades, column or book.assignment.title)
    elif sheet is None:
        now, title = datetime.now(UTC), book.assignment.title
        filled = read_whole(fill, lambda raw: fill_moodle(raw, grades, people, title, column, now=now))
    elif column:
        raise UsageError("--column: a worksheet has one column of grades")
    else:
        filled = read_whole(sheet, fill_worksheet, grades, people)
    _write(filled, out, without)


@export.command("csv")
def export_csv(
    name: AssignmentName,
    out: Out = None,
    out_of: OutOf = "",
    pending: Pending = False,
    data: DataOption = "",
    course: CourseOption = None,
) -> None:
    """Write a table for a spreadsheet: a row a student, a column an exercise, and the sum."""
    from grader.exchange.exports.filling import Filled, Told
    from grader.exchange.exports.plain import grades_csv

    book, results = _results(name, out_of, data, course)
    grades, without = _granted(results, pending)
    text = grades_csv(grades, [exercise.slug for exercise in book.exercises])
    told = Told(tuple(one.person.name for one in grades))
    _write(Filled(text.encode(), "points", told), out, without)


@export.command("json")
def export_json(
    name: AssignmentName,
    out: Out = None,
    out_of: OutOf = "",
    data: DataOption = "",
    course: CourseOption = None,
) -> None:
    """Write everybody as data for another program, also those who have no grade, and why."""
    from grader.exchange.exports.plain import grades_data

    book, results = _results(name, out_of, data, course)
    text = json.dumps(grades_data(book, results), indent=2) + "\n"
    if out is None:
        print(text, end="")
    else:
        write_whole(out, [text], "the export")
        print(f"{out}: {len(results)} student{'s' if len(results) != 1 else ''}")


def _collected(file: Path | None, system: str) -> Mapping[str, Any]:
    """Read what a download told of students; nothing where there was none."""
    from grader.exchange.exports.collected import collected_from
    from grader.intake import COLLECTED

    if file is not None and file.is_dir():
        file = file / COLLECTED
    students: Mapping[str, Any] = {} if file is None else read_whole(file, collected_from, system)
    return students


def _results(
    name: str, out_of: str, data: str, folder: Path | None, students: Mapping[str, Any] | None = None
) -> "tuple[Book, list[Result]]":
    """Read what everybody's work counts; `students` is what a download told of them."""
    from grader.assignments import assignment_named
    from grader.exchange.exports.collected import with_ids
    from grader.exchange.exports.filling import as_number
    from grader.exchange.exports.grades import results_of
    from grader.gradebook import book_of
    from grader.store.opening import opened

    full: Fraction | None = as_number(out_of) if out_of else None
    if out_of and (full is None or full <= 0):
        raise UsageError(f"--out-of: expected a number of points above 0, got {out_of!r}")
    course = course_at(folder)
    assignment = assignment_named(course, name)
    with opened(data_place(data, course.root)) as store, store.reading() as connection:
        book = with_ids(book_of(connection, course, assignment), students or {})
    return book, results_of(book, full)


def _granted(results: "Sequence[Result]", pending: bool) -> "tuple[list[Result], list[LeftOut]]":
    """Tell the grades from the rest, and refuse to write a file without any."""
    from grader.exchange.exports.grades import granted
    from grader.exchange.exports.words import left_out_lines

    grades, without = granted(results, pending=pending)
    if not grades:
        raise UsageError("\n".join(["nobody has a grade; nothing was written", *left_out_lines(without)]))
    return grades, without


def _people(book: "Book") -> "list[Person]":
    return [row.person for row in book.rows]


def _write(filled: "Filled", out: Path | None, without: "Sequence[LeftOut]") -> None:
    """Write the file, and tell about it; where it is printed, this goes beside it."""
    from grader.exchange.exports.words import filled_text
    from grader.report.words import visible

    if out is None:
        sys.stdout.flush()
        if sys.stdout.isatty():
            print(visible(filled.content.decode("utf-8", "replace").replace("\r\n", "\n")), end="")
        else:
            sys.stdout.buffer.write(filled.content)
            sys.stdout.buffer.flush()
        print(filled_text(filled, "printed", without), file=sys.stderr)
    else:
        write_whole(out, [filled.content], "the grades")
        print(filled_text(filled, str(out), without))


def _write_pages(folder: Path, paths: Mapping[str, str], out: Path | None) -> None:
    """Write an archive of the pages that are there."""
    from grader.exchange.exports.feedback import archive_of
    from grader.exchange.exports.grades import LeftOut
    from grader.exchange.exports.words import left_out_lines
    from grader.report.pages.names import page_name

    if out is None:
        raise UsageError("say --out FILE: the archive to write")
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder; `grader report` writes one")
    files = {name: folder / page_name(name) for name in paths}
    try:
        pages = {paths[name]: file.read_bytes() for name, file in files.items() if file.is_file()}
    except OSError as error:
        raise UsageError(f"{folder}: cannot be read: {error.strerror}") from None
    if not pages:
        raise UsageError(
            f"{folder}: no page in it is of a student whom the system knows; nothing was written"
        )
    write_whole(out, [archive_of(pages)], "the archive")
    missing = [LeftOut(name, "no page") for name, file in files.items() if not file.is_file()]
    lines = [f"{out}: {len(pages)} page{'s' if len(pages) != 1 else ''}.", *left_out_lines(missing)]
    print("\n".join(lines))
