"""What is done with the records of a large class takes seconds: a store as many hand-ins would leave it."""

import json
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.classroom import ROOT
from benchmarks.commands import spent_by
from benchmarks.table import Line
from grader.catalog import Exercise, find_course
from grader.draws import PUBLIC_KEY
from grader.grading.chunk import grade_chunk
from grader.grading.journal import key_of_result
from grader.grading.results import versions
from grader.models import Submission
from grader.report.record import as_data
from grader.solutions import read_solutions
from grader.store.attempts import known_attempt
from grader.store.opening import Store, opened
from grader.store.people import known_student
from grader.store.place import place_at
from grader.store.results import keep_result, set_standings
from grader.store.runs import begin_run, end_run

CLASS, EXERCISES, DIFFERENT = 1000, 10, 5
AGAIN = 3
"""Every third student hands in a second time."""

TURNS, TURNS_FULL = 1, 5
NAME = "everything"
BOUNDS_S = {"grades": 10.0, "status": 3.0, "regrade": 10.0, "stats": 15.0, "report": 30.0}


def measure(*, full: bool) -> Iterator[Line]:
    """Fill a store with a class of 1,000 in 10 exercises, and use it."""
    with TemporaryDirectory() as name:
        root = Path(name)
        for folder in ("exercises", "solutions", "reference"):
            shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
        challenges = [exercise for exercise in find_course(root).exercises() if not exercise.asks]
        chosen = list(islice(challenges, EXERCISES))
        _write_assignment(root, chosen)
        with opened(place_at(root / ".grader"), make=True) as store:
            for exercise in chosen:
                _fill(store, exercise)
        turns = range(TURNS_FULL if full else TURNS)
        for what, arguments in _commands(root, chosen[0]):
            spent = [spent_by(*arguments, "--course", str(root)) for _ in turns]
            walls, cpus = zip(*spent, strict=True)
            told = f"`grader {' '.join(arguments[:2])}`, computing"
            yield Line(told, median(cpus), "s", BOUNDS_S[what])
            yield Line("    on the clock", median(walls), "s")
        size = (root / ".grader" / "records.db").stat().st_size
    yield Line(f"the store of {CLASS:,} students x {EXERCISES} exercises", size / 2**20, "MiB")


def _commands(root: Path, exercise: Exercise) -> Iterator[tuple[str, list[str]]]:
    yield "grades", ["grades", NAME]
    yield "status", ["status", NAME, "--student", "s00500"]
    yield "regrade", ["regrade", exercise.slug]
    yield "stats", ["stats", NAME]
    yield "report", ["report", NAME, "--out", str(root / "pages")]


def _write_assignment(root: Path, exercises: list[Exercise]) -> None:
    folder = root / "exercises" / "assignments"
    shutil.rmtree(folder)
    folder.mkdir()
    parts = ", ".join(f'{{ slug = "{exercise.slug}" }}' for exercise in exercises)
    (folder / f"{NAME}.toml").write_text(f'schema = 1\ntitle = "Everything"\nexercises = [{parts}]\n')


def _fill(store: Store, exercise: Exercise) -> None:
    """Grade the model of an exercise, its starter and some mutants, and keep them for everybody in turns."""
    submissions = read_solutions(exercise).submissions()[:DIFFERENT]
    graded = list(
        zip(submissions, grade_chunk(exercise, submissions, key=PUBLIC_KEY, private=True), strict=True)
    )
    with store.writing() as connection:
        run = begin_run(connection, exercise.slug, versions(), "submit")
        for number in range(CLASS):
            student = f"s{number:05}"
            whose = known_student(connection, student)
            for turn in range(2 if number % AGAIN == 0 else 1):
                handed_in, result = graded[(number + turn) % len(graded)]
                submission = Submission(exercise.file_name, student, handed_in.source)
                data = {**as_data(result), "student": student, "submission": submission.name}
                attempt = known_attempt(connection, whose, exercise.slug, submission, via="submit")
                kept = keep_result(connection, key_of_result(data), json.dumps(data), "", attempt, run)
                set_standings(connection, {attempt: kept})
        end_run(connection, run, "finished")
