"""Deriving a claim again: the same file, graded for the same student, with the course as it stands today."""

import json
from dataclasses import replace
from pathlib import Path

from grader.catalog import Exercise
from grader.draws import CourseKey
from grader.errors import SandboxError, UsageError
from grader.exchange.notebooks.collecting import notebook_envelope
from grader.grading.chunk import grade_chunk
from grader.intake import collect
from grader.models import Verdict
from grader.receipts.receipt import Claim, claim_of
from grader.report.record import to_json


def derive(exercise: Exercise, claim: Claim, file: Path, isolation: str, key: CourseKey | None) -> Claim:
    """Grade a file as the one that a claim is about.

    Parameters
    ----------
    exercise : Exercise
        The one that the claim names.
    claim : Claim
        Says whose the file is and what it was called.
    file : Path
        What was handed in.
    isolation : str
        ``"auto"`` or the name of an `Isolation`.
    key : CourseKey or None
        Draws the student's numbers, where the exercise has any.

    Raises
    ------
    UsageError
        If there is no such file, or not exactly one.
    SandboxError
        If it was not graded, through no fault of its own.
    """
    found = collect([file], exercise.file_name, envelope=notebook_envelope(exercise))
    if len(found) != 1:
        raise UsageError(f"{file}: a receipt is about one submission, and there are {len(found)}")
    shared = key is not None and claim.hashes.key == key.for_everybody().fingerprint
    submission = replace(found[0].read(), name=claim.submission, student=claim.student, shared_numbers=shared)
    (result,) = grade_chunk(exercise, [submission], isolation, key=key, diagnosed=False)
    if result.verdict is Verdict.NOT_GRADED:
        raise SandboxError(f"{file}: it could not be graded again: {result.message}")
    return claim_of(json.loads(to_json(result)))
