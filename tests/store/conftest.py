"""Places for stores, and results to keep in them."""

import json
from typing import Any

from grader.intake import fingerprint
from grader.models import Submission
from grader.store.results import Key
from grader.store.stored_run import StoredRun
from tests.databases import data, place, postgres

__all__ = ["data", "place", "postgres"]

VERSIONS = {"grader": "1", "python": "3.11"}


def submission(student: str = "s01", source: bytes = b"x = 1\n", name: str = "") -> Submission:
    """Return something that was handed in."""
    return Submission(name or f"{student}.py", student, source)


def line_of(handed: Submission, **changes: Any) -> str:
    """Return a result of it, as a line of JSON."""
    hashes = {"submission": fingerprint(handed.source), **dict.fromkeys(("exercise", "reference"), "e")}
    result = {
        "schema": 1,
        "submission": handed.name,
        "student": handed.student,
        "verdict": "partial",
        "points": 1.5,
        "max_points": 2.0,
        "score": 0.75,
        "variant": {},
        "isolation": "full",
        "hashes": {**hashes, "grader": "g", "key": "k", **changes.pop("hashes", {})},
    }
    return json.dumps(result | changes)


def key_in(line: str) -> Key:
    """Return what a result depends on."""
    result = json.loads(line)
    parts = ("submission", "exercise", "reference", "grader", "key")
    whose = (result["submission"], result["student"])
    return (*whose, *(result["hashes"][part] for part in parts), result["isolation"] or "")


def keep(run: StoredRun, handed: Submission, private: str = "", **changes: Any) -> Key:
    """Grade one submission into a run, as `ClassRun` does."""
    line = line_of(handed, **changes)
    key = key_in(line)
    run.receive(key, handed)
    run.add(key, line, private)
    return key
