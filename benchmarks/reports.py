"""How long the feedback of a large class takes to write, as pages, from results that were really graded."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.classroom import ROOT, SLUG, a_class
from benchmarks.commands import spent_by
from benchmarks.table import Line
from grader.catalog import find_course
from grader.draws import PUBLIC_KEY
from grader.grading.chunk import grade_chunk
from grader.models import RunResult, Verdict
from grader.report.record import results_file, to_json

DIFFERENT, CLASS = 40, 1000
TURNS, TURNS_FULL = 3, 9
BOUND_S = 5.0


def measure(*, full: bool) -> Iterator[Line]:
    """Grade 40 different files, and write the pages of a class of 1,000 that handed these in."""
    exercise = find_course(ROOT).exercise(SLUG)
    graded = list(grade_chunk(exercise, list(a_class(DIFFERENT)), key=PUBLIC_KEY))
    if lost := [result.message for result in graded if result.verdict is Verdict.NOT_GRADED]:
        raise RuntimeError(f"nothing to report: {lost[0]}")
    with TemporaryDirectory() as name:
        folder = Path(name)
        results = folder / "results.json"
        results.write_text("".join(results_file(SLUG, exercise.manifest.title, _lines(graded))))
        arguments = ["report", str(results), "--course", str(ROOT)]
        turns = range(TURNS_FULL if full else TURNS)
        spent = [spent_by(*arguments, "--out", str(folder / f"pages{turn}")) for turn in turns]
        pages = list((folder / "pages0").iterdir())
        size = sum(page.stat().st_size for page in pages) / len(pages)
    walls, cpus = zip(*spent, strict=True)
    yield Line(f"`grader report` for {CLASS:,} students, computing", median(cpus), "s", BOUND_S)
    yield Line("    on the clock", median(walls), "s")
    yield Line("    one page, in the mean", size / 1024, "KiB")


def _lines(graded: list[RunResult]) -> Iterator[str]:
    """Write the results of the class, each under a name of its own."""
    for number, result in enumerate(islice(cycle(graded), CLASS)):
        yield to_json(replace(result, student=f"s{number:05}", submission=f"s{number:05}.py"))
