"""How long the statistics of a large class take, from results that were really graded."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.classroom import ROOT
from benchmarks.commands import spent_by
from benchmarks.table import Line
from grader.catalog import Exercise, find_course
from grader.draws import PUBLIC_KEY
from grader.grading.chunk import grade_chunk
from grader.models import RunResult
from grader.report.record import results_file, to_json
from grader.solutions import read_solutions

CLASS, EXERCISES, DIFFERENT = 1000, 10, 5
TURNS, TURNS_FULL = 3, 9
BOUND_S = 10.0


def measure(*, full: bool) -> Iterator[Line]:
    """Grade some answers of ours, and take the statistics of a class of 1,000 that handed these in."""
    challenges = (exercise for exercise in find_course(ROOT).exercises() if not exercise.asks)
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = [_graded(exercise, folder) for exercise in islice(challenges, EXERCISES)]
        arguments = ["stats", *map(str, files), "--html", str(folder / "stats.html")]
        spent = [spent_by(*arguments) for _ in range(TURNS_FULL if full else TURNS)]
        size = sum(file.stat().st_size for file in files)
    walls, cpus = zip(*spent, strict=True)
    what = f"`grader stats --html`, {CLASS:,} students x {len(files)} exercises, computing"
    yield Line(what, median(cpus), "s", BOUND_S)
    yield Line("    on the clock", median(walls), "s")
    yield Line("    results that are read", size / 2**20, "MiB")


def _graded(exercise: Exercise, folder: Path) -> Path:
    """Write the results of a class: the model of an exercise, its starter and some mutants in turns."""
    submissions = read_solutions(exercise).submissions()[:DIFFERENT]
    graded = grade_chunk(exercise, submissions, key=PUBLIC_KEY)
    path = folder / f"{exercise.slug}.json"
    path.write_text("".join(results_file(exercise.slug, exercise.manifest.title, _lines(graded))))
    return path


def _lines(graded: list[RunResult]) -> Iterator[str]:
    """Write the results of the class, each under a name of its own."""
    for number, result in enumerate(islice(cycle(graded), CLASS)):
        yield to_json(replace(result, student=f"s{number:05}", submission=f"s{number:05}.py"))
