"""What instructors use: grade, demo, doctor."""

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from grader.cli.formats import Format, FormatOption, in_repository, print_suites, show
from grader.cli.handed_in import times_of
from grader.cli.main import INSTRUCTORS, ExitCode, app
from grader.cli.results_file import check_results_file, print_results, write_results_file
from grader.cli.shared import (
    CourseOption,
    DataOption,
    ExerciseName,
    Jobs,
    JsonFlag,
    StudentOption,
    course_at,
    data_place,
    name_of,
    print_json,
    require_unsaid,
)
from grader.errors import NotAllowedError, UsageError

if TYPE_CHECKING:
    from grader.assignments import Assignment
    from grader.catalog import Exercise
    from grader.draws import CourseKey
    from grader.grading.journal import Keeper
    from grader.intake import Found
    from grader.report.ci import Suite
    from grader.report.tally import Tally
    from grader.store.place import Place

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH...", help="Files, folders of files, or a folder a student.", show_default=False
    ),
]
JsonFile = Annotated[
    Path | None,
    typer.Option("--json", metavar="FILE", help="Write the results here; a killed run goes on from it."),
]
Explain = Annotated[
    str, typer.Option(metavar="SUBMISSION", help="Say why it is told what it is.", show_default=False)
]
StoreFlag = Annotated[
    bool, typer.Option("--store", help="Keep results and submissions in the store, and go on from it.")
]
HandedIn = Annotated[
    str,
    typer.Option(
        "--handed-in",
        metavar="WHEN",
        help="With --store: when this was handed in (2026-11-27T20:00); `saved`: when each file was saved; "
        "else as `collect` noted.",
        show_default=False,
    ),
]
IsolationOption = Annotated[
    str, typer.Option(help="auto, full, filters or namespaces; process for one file, your own.")
]


class Origin(StrEnum):
    """Another system whose folder is graded as it is."""

    NBGRADER = "nbgrader"


OriginOption = Annotated[
    Origin | None,
    typer.Option(
        "--from",
        help="Grade what was submitted in a course folder of nbgrader, and enter it in its gradebook: "
        "FOLDER [ASSIGNMENT...].",
        show_default=False,
    ),
]


@app.command(rich_help_panel=INSTRUCTORS)
def grade(
    name: ExerciseName,
    paths: Paths = None,
    json_file: JsonFile = None,
    jobs: Jobs = None,
    student: StudentOption = "",
    explain: Explain = "",
    isolation: IsolationOption = "auto",
    store: StoreFlag = False,
    handed_in: HandedIn = "",
    data: DataOption = "",
    course: CourseOption = None,
    output_format: FormatOption = None,
    origin: OriginOption = None,
) -> None:
    """Grade submissions: code with the public and the hidden suite, answers with the key."""
    from grader.variants import key_of

    if origin is Origin.NBGRADER:
        from grader.cli.nbgrader import grade_course

        said = {"--json": json_file, "--student": student, "--explain": explain, "--handed-in": handed_in}
        require_unsaid(f"--from {origin}", {**said, "--course": course, "--output-format": output_format})
        raise typer.Exit(grade_course(Path(name), list(map(str, paths or ())), jobs, isolation, data))
    if not paths:
        raise typer.BadParameter("name what to grade", param_hint="PATH...")
    found = course_at(course)
    exercise = found.exercise(name)
    exercise.require_hidden_suite()
    key = key_of(found) if exercise.draws else None
    if handed_in and not store:
        raise UsageError("--handed-in is kept in the store: say --store as well")
    place = data_place(data, found.root) if store else None
    form = output_format or Format.TEXT
    tally = _grade_class(
        exercise, paths, json_file, jobs, isolation, key, name_of(student), explain, place, handed_in, form
    )
    raise typer.Exit(_code_of(tally))


@app.command(rich_help_panel=INSTRUCTORS)
def demo(
    to: Annotated[Path, typer.Option("--to", help="The folder to write.")] = Path("demo"),
    jobs: Jobs = None,
    isolation: IsolationOption = "auto",
    course: CourseOption = None,
) -> None:
    """Grade the sample class that ships with the course, and say where the results lie."""
    from grader.draws import PUBLIC_KEY
    from grader.sample import exercise_with_sample, write_sample_class

    exercise = exercise_with_sample(course_at(course))
    folder = write_sample_class(exercise, to / "submissions")
    print(f"A sample class of {len(list(folder.iterdir()))} submissions: {folder}/\n")
    tally = _grade_class(exercise, [folder], to / "grades.json", jobs, isolation, PUBLIC_KEY)
    raise typer.Exit(_code_of(tally))


@app.command(rich_help_panel=INSTRUCTORS)
def doctor(as_json: JsonFlag = False) -> None:
    """Say how well this machine can hold other people's code, and what is missing."""
    from grader.cli.diagnosis import examine

    report = examine()
    if as_json:
        print_json(report.as_data())
    else:
        print(report.text())
    raise typer.Exit(ExitCode.DONE if report.safe else ExitCode.OURS)


def _code_of(tally: "Tally") -> ExitCode:
    from grader.models import Verdict

    return ExitCode.OURS if tally.verdicts[Verdict.NOT_GRADED] else ExitCode.DONE


def _grade_class(
    exercise: "Exercise",
    paths: list[Path],
    json_file: Path | None,
    jobs: int | None,
    isolation: str,
    key: "CourseKey | None",
    student: str = "",
    explain: str = "",
    place: "Place | None" = None,
    handed_in: str = "",
    form: Format = Format.TEXT,
) -> "Tally":
    """Grade submissions, print them in a format, and write the results file."""
    from grader.exchange.notebooks.collecting import notebook_envelope
    from grader.grading.run import ClassRun
    from grader.ideas import read_ideas
    from grader.intake import collect
    from grader.report.ideas import misconceptions
    from grader.report.tally import Tally
    from grader.report.text import class_summary, class_table, result_screen

    if exercise.runs_code:
        check_isolation(isolation)
    if explain and form is not Format.TEXT:
        raise UsageError(f"--explain is told in text; --output-format {form} has no place for it")
    if json_file is not None:
        check_results_file(json_file)
    journal_file = json_file.with_name(f"{json_file.name}.journal") if json_file and not place else None
    ours = [path for path in (json_file, journal_file) if path is not None]
    envelope = notebook_envelope(exercise)
    found = collect(paths, exercise.file_name, leave_out=ours, envelope=envelope)
    if student and len(found) != 1:
        raise UsageError(f"--student names one student, and there are {len(found)} submissions")
    if student:
        found = [replace(found[0], student=student)]
    if explain and exercise.asks:
        raise UsageError("--explain shows what code was tried on; a wrong answer is told its idea at once")
    if explain and not any(explain in (one.name, one.student) for one in found):
        raise UsageError(f"--explain: no submission or student is called {explain!r}")
    if isolation == "process" and len(found) > 1:
        raise NotAllowedError(
            f"{len(found)} submissions without a sandbox: other people's code is not run that way. "
            "`--isolation process` takes one file, your own."
        )
    tally = Tally()
    with _keeper(exercise, journal_file, place, found, handed_in) as journal:
        run = ClassRun(exercise, found, journal, jobs, isolation, key, private=place is not None)
        try:
            with progress(exercise.slug, len(found)) as advance:
                for result in run.results():
                    tally.add(result)
                    advance()
        except KeyboardInterrupt:
            tell_interrupted(run.finished, len(found), kept=bool(json_file or place))
            raise
        rows = misconceptions(tally.met, read_ideas(exercise.course_root or exercise.folder))
        if json_file is not None:
            write_results_file(json_file, exercise, run.lines(), rows)
        if form is not Format.TEXT:
            _print_results(form, exercise, found, run.lines, class_summary(tally), rows)
            return tally
        if len(found) == 1:
            show(f"{result_screen(json.loads(next(run.lines())), formulas=exercise.asks)}\n")
        if explain:
            _explain(explain, run.lines())
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    show(class_table(tally, width))
    show(f"\n{class_summary(tally, rows, width)}")
    if json_file is not None:
        print(f"\nResults: {json_file}")
    if place is not None:
        print(f"\nKept in {place}: `grader results {exercise.slug}` shows them again.")
    return tally


def _print_results(
    form: Format,
    exercise: "Exercise",
    found: "Sequence[Found]",
    lines: Callable[[], Iterator[str]],
    said: str,
    misconceptions: list[dict[str, Any]],
) -> None:
    """Print the results for another program; `lines` reads them anew each time it is called."""
    from grader.report.ci import suite_of

    if form is Format.JSON:
        print_results(exercise, lines(), misconceptions)
        return
    files = {one.name: in_repository(one.path) for one in found}

    def suites() -> "Iterator[Suite]":
        for result in map(json.loads, lines()):
            yield suite_of(result, files.get(result["submission"], ""))

    print_suites(form, exercise.slug, said, suites)


@contextmanager
def _keeper(
    exercise: "Exercise",
    journal_file: Path | None,
    place: "Place | None",
    found: "list[Found]",
    handed_in: str,
) -> "Iterator[Keeper]":
    """Keep results in the store if there is a place for it, else in a journal."""
    if place is None:
        from grader.grading.journal import Journal

        with (
            tempfile.TemporaryDirectory() as scratch,
            closing(
                Journal(journal_file if journal_file is not None else Path(scratch, "journal"))
            ) as journal,
        ):
            yield journal
        return
    from grader.assignments import assignment_of
    from grader.catalog import find_course

    assignment = assignment_of(find_course(exercise.course_root or exercise.folder), exercise.slug)
    times, via = times_of(found, handed_in, assignment.zone)
    with kept_in_store(exercise, place, assignment, times, via) as run:
        yield run


@contextmanager
def kept_in_store(
    exercise: "Exercise", place: "Place", assignment: "Assignment", times: Mapping[str, str], via: str
) -> "Iterator[Keeper]":
    """Keep results in the store, with when each submission was handed in."""
    from grader.grading.results import versions
    from grader.store.assignments import known_assignment
    from grader.store.opening import opened
    from grader.store.stored_run import stored_run

    with opened(place, make=True) as store:
        with store.writing() as connection:
            known = known_assignment(connection, assignment.name, assignment.settings)
        with stored_run(
            store, exercise.slug, versions(), via=via, handed_in_at=times, assignment=known
        ) as run:
            yield run


def _explain(name: str, lines: Iterable[str]) -> None:
    """Print the probes of one submission, or of all that carry a student's name."""
    from grader.report.explained import explanation

    for result in map(json.loads, lines):
        if name in (result["submission"], result["student"]):
            show(f"{explanation(result)}\n")


def check_isolation(isolation: str) -> None:
    """Refuse what this machine cannot do, and say once when it is not the strongest."""
    from grader.models import Isolation
    from grader.sandbox.isolation import choose, this_machine

    used = choose(this_machine(), isolation)
    if used is not Isolation.FULL:
        print(f"isolation: {used} (`grader doctor` says what that means)", file=sys.stderr)


@contextmanager
def progress(title: str, total: int) -> Iterator[Callable[[], None]]:
    """Show a bar with the time left on standard error, where somebody looks."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=total)
        yield lambda: bar.advance(task)


def tell_interrupted(done: int, total: int, *, kept: bool) -> None:
    """Say what an interruption leaves, and how to go on."""
    if kept:
        how = "What was finished is kept; the same command goes on from there."
    else:
        how = "With --json FILE the next run could go on from there."
    print(f"\nInterrupted after {done} of {total} submissions. {how}", file=sys.stderr)
