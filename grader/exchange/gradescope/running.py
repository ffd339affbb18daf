"""Grading in the container: one submission, with what the zip holds."""

import json
from dataclasses import replace
from pathlib import Path

from grader.catalog import Exercise, find_course
from grader.draws import CourseKey
from grader.errors import UsageError
from grader.exchange.gradescope.building import KEY, SETTINGS, STUDENTS, read_class_list
from grader.exchange.gradescope.metadata import Metadata, read_metadata, students_of
from grader.exchange.gradescope.shown import Shown
from grader.exchange.notebooks.collecting import notebook_envelope
from grader.grading.chunk import grade_chunk
from grader.intake import from_folder, readable_name
from grader.models import RunResult, Submission
from grader.variants import with_student


def grade_in(root: Path) -> tuple[Exercise, RunResult, Metadata, Shown]:
    """Grade what lies in `submission/` with what lies in `source/`.

    Returns
    -------
    tuple
        The exercise, the result, what Gradescope says of the submission, and when hidden cases are shown.

    Raises
    ------
    GraderError
        If the machinery fails, or nothing tells whose numbers are asked for.
    """
    source, folder = root / "source", root / "submission"
    settings = json.loads((source / SETTINGS).read_text(encoding="utf-8"))
    course = find_course(source)
    exercise = course.exercise(settings["exercise"])
    key = _key(source / KEY, course.manifest.key) if exercise.draws else None
    metadata = read_metadata(root / "submission_metadata.json")
    found = from_folder(folder, exercise.file_name, envelope=notebook_envelope(exercise))
    name = exercise.file_name if found.path == folder else readable_name(found.path.name)
    submission = replace(found.read(), name=name)
    submission = _named(exercise, submission, students_of(metadata, _class_list(source / STUDENTS)))
    (result,) = grade_chunk(exercise, [submission], key=key)
    return exercise, result, metadata, Shown(settings["hidden_cases"])


def _key(path: Path, fingerprint: str | None) -> CourseKey:
    """Read the key that came with the zip."""
    key = CourseKey(path.read_bytes())
    if key.fingerprint != fingerprint:
        raise UsageError(f"{path}: has the fingerprint {key.fingerprint}, expected {fingerprint}")
    return key


def _class_list(path: Path) -> dict[str, str]:
    return read_class_list(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _named(exercise: Exercise, submission: Submission, students: list[str]) -> Submission:
    """Say whose a submission is: of a group, the one whom the answers name, else the first by name."""
    if exercise.draws and not students:
        raise UsageError(
            "submission_metadata.json names nobody of the class list, and each student has own numbers"
        )
    said = with_student(exercise, replace(submission, student="")).student
    name = said if said in students else next(iter(students), "")
    return with_student(exercise, replace(submission, student=name))
