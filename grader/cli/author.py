"""What authors and CI use: validate, schema."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from grader.cli.formats import Format, FormatOption, chosen, in_repository, print_suites
from grader.cli.main import AUTHORS, ExitCode, app
from grader.cli.shared import CourseOption, Jobs, JsonFlag, course_at, print_json
from grader.errors import UsageError

if TYPE_CHECKING:
    from grader.validation.findings import Validation


@app.command(rich_help_panel=AUTHORS)
def validate(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME...]", help="Exercises, items (Q04) or lessons (L0); all when none is named."
        ),
    ] = None,
    matrix: Annotated[bool, typer.Option("--matrix", help="Show which case catches which mutant.")] = False,
    jobs: Jobs = None,
    isolation: Annotated[str, typer.Option(help="auto, full, filters, namespaces or process.")] = "auto",
    course: CourseOption = None,
    output_format: FormatOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Prove the course: every answer of ours is judged as it should be, and nothing hidden is given away."""
    from grader.grading.pool import available_cores
    from grader.validation.course import validate as prove

    form = chosen(output_format, as_json)
    found = course_at(course)
    done: list[Validation] = []
    with _progress() as progress:
        used = jobs or available_cores()
        for validation in prove(found, names or [], isolation, progress, jobs=used):
            done.append(validation)
            if form is Format.TEXT:
                print_validation(validation, matrix)
    findings = sum(len(validation.findings) for validation in done)
    what = "no findings" if not findings else _counted(findings, "finding")
    if form is Format.TEXT:
        print(f"\n{_what_was_proved(done)} of {found.title!r}: {what}.")
    elif form is Format.JSON:
        print_json(_as_data(found.title, done))
    else:
        from grader.validation.suites import suite_of

        said = f"{_what_was_proved(done)}, {what}"
        suites = [suite_of(validation, found.root, in_repository) for validation in done]
        print_suites(form, found.title, said, lambda: suites)
    raise typer.Exit(ExitCode.INCOMPLETE if findings else ExitCode.DONE)


def _as_data(title: str, done: "list[Validation]") -> dict[str, Any]:
    """Return the validations by their kind."""
    of_kind = {
        kind: [asdict(validation) for validation in done if validation.kind == kind]
        for kind in ("exercise", "lesson", "assignment", "facts")
    }
    return {
        "schema": 1,
        "course": title,
        "exercises": of_kind["exercise"],
        "lessons": of_kind["lesson"],
        "assignments": of_kind["assignment"],
        "facts": of_kind["facts"][0] if of_kind["facts"] else None,
    }


def _what_was_proved(done: "list[Validation]") -> str:
    times = Counter(validation.kind for validation in done)
    kinds = [_counted(times[kind], kind) for kind in ("exercise", "lesson", "assignment") if times[kind]]
    *others, last = kinds or ["Nothing"]
    return f"{', '.join(others)} and {last}" if others else last


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number != 1 else ''}"


def print_validation(validation: "Validation", matrix: bool) -> None:
    """Print a line, and one for each finding."""
    said = f": {validation.counts}" if validation.counts is not None else ""
    print(f"{'✗' if validation.findings else '✓'} {validation.name}{said}")
    for finding in validation.findings:
        print(f"    {finding.where}: {finding.sentence}")
    if matrix and validation.matrix.rows:
        _print_matrix(validation)


def _print_matrix(validation: "Validation") -> None:
    """Draw a row a mutant and a column a case."""
    cases, rows = validation.matrix.cases, validation.matrix.rows
    width = max(len(row.mutant) for row in rows)
    for line in range(max(map(len, cases))):
        print(f"    {'':<{width}}  {' '.join(case[line : line + 1] or ' ' for case in cases)}")
    for row in rows:
        signs = (_sign(case in row.claimed, case in row.caught) for case in cases)
        print(f"    {row.mutant:<{width}}  {' '.join(signs)}".rstrip())
    print("    ● caught, as its docstring says   ○ caught besides   ✗ said to be caught, and is not")


def _sign(claimed: bool, caught: bool) -> str:
    if claimed:
        return "●" if caught else "✗"
    return "○" if caught else "·"


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Show a bar on standard error, where somebody looks."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("validate", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@app.command(rich_help_panel=AUTHORS)
def schema(
    what: Annotated[
        str, typer.Argument(metavar="results|exercise|assignment", help="Which format to describe.")
    ],
) -> None:
    """Print the JSON Schema of the results file, of exercise.toml, or of the file of an assignment."""
    if what == "results":
        from grader.report.record import schema as results_schema

        print_json(results_schema())
    elif what == "exercise":
        from grader.catalog import schema_of_exercises

        print_json(schema_of_exercises())
    elif what == "assignment":
        from grader.assignments.manifest import schema_of_assignments

        print_json(schema_of_assignments())
    else:
        raise UsageError(f"no schema {what!r}; there are results, exercise and assignment")
