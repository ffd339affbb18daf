"""What instructors use: grade, demo, doctor."""

import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from grader.cli.main import ExitCode, NotAllowedError, app
from grader.cli.student import CourseOption, ExerciseName, JsonFlag, course_at, print_json
from grader.errors import UsageError

if TYPE_CHECKING:
    from grader.catalog import Exercise
    from grader.grading.journal import Journal, Key
    from grader.intake import Found

MAX_ROWS = 100
MAX_MISSED = 3
IN_PROCESS = 4
"""Up to so many submissions, starting worker processes costs more than it brings."""

Jobs = Annotated[int | None, typer.Option("-j", "--jobs", min=1, help="Processes; else one for each core.")]
IsolationOption = Annotated[
    str, typer.Option(help="auto, full, filters or namespaces; process for your own file.")
]


@dataclass(slots=True)
class Tally:
    """What is kept in memory of a class: a line a submission, and counts."""

    rows: list[tuple[str, str, str, str]] = field(default_factory=list)
    verdicts: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    scores: float = 0.0

    def add(self, result: dict[str, Any]) -> None:
        """Count one result."""
        self.verdicts[result["verdict"]] += 1
        self.scores += result["score"] or 0.0
        points = "–" if result["score"] is None else f"{result['points']:.2f} / {result['max_points']:g}"
        self.rows.append((result["submission"], result["verdict"], points, result["message"]))
        for case in result["tests"]:
            if case["outcome"] not in ("passed", "not_run") and case["max_points"]:
                self.missed[f"{case['id']}  {case['title']}"] += 1

    @property
    def mean(self) -> float | None:
        """The mean score of those that were graded."""
        graded = sum(self.verdicts.values()) - self.verdicts["not_graded"]
        return self.scores / graded if graded else None


@app.command()
def grade(
    name: ExerciseName,
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files, folders of files, or a folder a student.")
    ],
    json_file: Annotated[
        Path | None,
        typer.Option("--json", metavar="FILE", help="Write the results here; a killed run goes on from it."),
    ] = None,
    jobs: Jobs = None,
    isolation: IsolationOption = "auto",
    course: CourseOption = None,
) -> None:
    """Grade submissions with the public and the hidden suite."""
    exercise = course_at(course).exercise(name)
    tally = grade_class(exercise, paths, json_file, jobs, isolation)
    raise typer.Exit(ExitCode.OURS if tally.verdicts["not_graded"] else ExitCode.DONE)


def grade_class(
    exercise: "Exercise", paths: list[Path], json_file: Path | None, jobs: int | None, isolation: str
) -> Tally:
    """Grade submissions, print the table, and write the results file."""
    from grader.grading.journal import Journal
    from grader.intake import collect

    exercise.hidden_suite  # noqa: B018 - raises when this copy of the course has none
    _check_isolation(isolation)
    journal_file = json_file.with_name(f"{json_file.name}.journal") if json_file else None
    ours = [path for path in (json_file, journal_file) if path is not None]
    if json_file is not None and not json_file.parent.is_dir():
        raise UsageError(f"{json_file}: there is no folder {json_file.parent}")
    found = collect(paths, exercise.file_name, leave_out=ours)
    if isolation == "process" and len(found) > 1:
        raise NotAllowedError(
            f"{len(found)} submissions without a sandbox: other people's code is not run that way. "
            "`--isolation process` takes one file, your own."
        )
    with tempfile.TemporaryDirectory() as scratch:
        journal = Journal(journal_file if journal_file is not None else Path(scratch, "journal"))
        tally = Tally()
        try:
            keys = _grade_all(exercise, found, journal, tally, jobs, isolation)
        except KeyboardInterrupt:
            _tell_interrupted(tally, len(found), json_file)
            raise
        if json_file is not None:
            _write_atomically(json_file, exercise, journal.lines(keys))
        journal.close()
    _print_table(tally)
    if json_file is not None:
        print(f"\nResults: {json_file}")
    return tally


def _check_isolation(isolation: str) -> None:
    from grader.models import Isolation
    from grader.sandbox.isolation import choose, this_machine

    if isolation != "auto" and isolation not in list(Isolation):
        raise UsageError(f"isolation is {isolation!r}; it must be one of auto, {', '.join(Isolation)}")
    used = choose(this_machine(), isolation)
    if used is not Isolation.FULL:
        print(f"isolation: {used} (`grader doctor` says what that means)", file=sys.stderr)


def _grade_all(
    exercise: "Exercise", found: "list[Found]", journal: "Journal", tally: Tally, jobs: int | None, isolation: str
) -> "list[Key]":
    """Grade what the journal does not know yet; return the keys of all results in order."""
    from grader.grading.journal import key_of
    from grader.intake import fingerprint
    from grader.models import Submission
    from grader.sandbox.isolation import choose, this_machine

    used = choose(this_machine(), isolation)
    keys: list[Key] = []

    def key(submission: Submission) -> "Key":
        hashes = {"submission": fingerprint(submission.source), **exercise.hashes}
        return key_of(submission.name, hashes, used.value)

    def new() -> Iterator[Submission]:
        for item in found:
            submission = item.read()
            keys.append(key(submission))
            if keys[-1] in journal:
                tally.add(journal.result(keys[-1]))
                advance(1)
            else:
                yield submission

    with _progress(exercise.slug, len(found)) as advance:
        for lines in _results(exercise, new(), len(found), jobs, isolation):
            for line in lines:
                result = json.loads(line)
                journal.add(key_of(result["submission"], result["hashes"], used.value), line)
                tally.add(result)
            advance(len(lines))
    tally.rows.sort(key=lambda row: row[0])
    return keys


def _results(
    exercise: "Exercise", submissions: Iterable[Any], count: int, jobs: int | None, isolation: str
) -> Iterator[list[str]]:
    """Grade in this process when there is little to do, else over a pool."""
    from grader.grading import pool

    workers = jobs or pool.available_cores()
    if workers == 1 or count <= IN_PROCESS:
        from grader.grading.chunk import grade_chunk
        from grader.report.record import to_json

        for submission in submissions:
            yield [to_json(result) for result in grade_chunk(exercise, [submission], isolation)]
        return
    executor = pool.local_pool(workers)
    try:
        size = pool.chunk_size(count, workers)
        yield from pool.grade_over(executor, workers, exercise, submissions, size, isolation)
    except BaseException:
        pool.stop(executor)
        raise
    executor.shutdown()


@contextmanager
def _progress(title: str, total: int) -> Iterator[Any]:
    """Show a bar with the time left on standard error, where somebody looks."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=total)
        yield lambda count: bar.advance(task, count)


def _write_atomically(path: Path, exercise: "Exercise", lines: Iterable[str]) -> None:
    """Write the results file whole or not at all."""
    from grader.report.record import results_file

    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8") as file:
            file.writelines(results_file(exercise.slug, exercise.manifest.title, lines))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UsageError(f"{path}: results cannot be written: {error.strerror}") from None


def _tell_interrupted(tally: Tally, total: int, json_file: Path | None) -> None:
    done = sum(tally.verdicts.values())
    how = (
        "The same command goes on from there."
        if json_file is not None
        else "With --json FILE the next run could go on from there."
    )
    print(f"\nInterrupted after {done} of {total} submissions. {how}", file=sys.stderr)


def _print_table(tally: Tally) -> None:
    from grader.models import Verdict
    from grader.report.text import VERDICT_WORDS, class_summary, visible

    rows = tally.rows
    if len(rows) > MAX_ROWS:
        rows = [row for row in rows if row[1] in ("not_gradable", "not_graded")]
        print(f"{len(tally.rows)} submissions; those that could not be graded:" if rows else "")
    if rows:
        width = min(max(len(row[0]) for row in rows), 40)
        room = max(shutil.get_terminal_size((100, 24)).columns - width - 32, 24)
        for name, verdict, points, message in rows:
            first = visible(message).split("\n")[0]
            cut = first if len(first) <= room else f"{first[: room - 1]}…"
            words = VERDICT_WORDS[Verdict(verdict)]
            print(f"{name:<{width}}  {words:<12}  {points:>13}  {cut}".rstrip())
    print()
    print(class_summary(tally.verdicts, tally.mean, tally.missed.most_common(MAX_MISSED)))


@app.command()
def demo(
    to: Annotated[Path, typer.Option("--to", help="The folder to write.")] = Path("demo"),
    jobs: Jobs = None,
    isolation: IsolationOption = "auto",
    course: CourseOption = None,
) -> None:
    """Grade the sample class that ships with the course, and say where the results lie."""
    from grader.sample import write_sample_class

    exercise = course_at(course).exercise("linear_regression")
    folder = write_sample_class(exercise, to / "submissions")
    print(f"A sample class of {len(list(folder.iterdir()))} submissions: {folder}/\n")
    tally = grade_class(exercise, [folder], to / "grades.json", jobs, isolation)
    raise typer.Exit(ExitCode.OURS if tally.verdicts["not_graded"] else ExitCode.DONE)


@app.command()
def doctor(as_json: JsonFlag = False) -> None:
    """Say how well this machine can hold other people's code, and what is missing."""
    from grader.cli.diagnosis import examine

    report = examine()
    if as_json:
        print_json(report.as_data())
    else:
        print(report.text())
    raise typer.Exit(ExitCode.DONE if report.safe else ExitCode.OURS)
