"""The result as JSON: the record of `grader.models`, described by the schema that ships with the package.

What only the instructor may see is written apart from it, in the same words.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from importlib.resources import files
from math import isfinite
from typing import Any

from grader import __version__
from grader.models import SCHEMA, CaseResult, RunResult

DETAILS = ("message", "call", "expected", "got", "tolerance", "rows", "frames", "output")
"""What a public case tells of how it failed; a hidden one has a message without values alone."""


def to_json(result: RunResult) -> str:
    """Write one result on one line; what was drawn may be of any type, and is text then."""
    return json.dumps(as_data(result), ensure_ascii=True, allow_nan=False, default=str)


def private_json(result: RunResult) -> str:
    """Write what only the instructor may see on one line; empty when there is nothing."""
    return json.dumps(result.private, ensure_ascii=True, allow_nan=False) if result.private else ""


def as_data(result: RunResult) -> dict[str, Any]:
    """Return one result as plain data; points become floats here and nowhere before."""
    limits, usage = result.limits, result.usage
    return {
        "schema": result.schema,
        "submission": result.submission,
        "student": result.student,
        "exercise": result.exercise,
        "verdict": result.verdict.value,
        "points": float(result.points),
        "max_points": float(result.max_points),
        "score": result.score,
        "pending": float(result.pending),
        "variant": result.variant,
        "message": result.message,
        "misconception": result.diagnosis.idea if result.diagnosis and result.diagnosis.idea else None,
        "diagnosis": asdict(result.diagnosis) if result.diagnosis else None,
        "tests": [_case(case) for case in result.tests],
        "isolation": result.isolation.value if result.isolation else None,
        "note": result.note,
        "limits": {name: getattr(limits, name) for name in limits.__slots__},
        "durations": {"wall_s": round(usage.wall_s, 6), "cpu_s": round(usage.cpu_s, 6)},
        "memory_bytes": usage.memory_bytes,
        "processes": usage.processes,
        "versions": result.versions,
        "hashes": result.hashes,
    }


def _case(case: CaseResult) -> dict[str, Any]:
    return {
        "id": case.id,
        "title": case.title,
        "visibility": case.visibility.value,
        "outcome": case.outcome.value,
        "points": float(case.points),
        "max_points": float(case.max_points),
        "pending": float(case.pending),
        "message": case.message,
        "ideas": case.ideas,
        "duration_s": round(case.duration_s, 6),
        "call": case.call,
        "expected": case.expected,
        "got": case.got,
        "tolerance": case.tolerance if case.tolerance is None or isfinite(case.tolerance) else None,
        "rows": [{name: getattr(row, name) for name in row.__slots__} for row in case.rows],
        "frames": [
            {"line": frame.line, "function": frame.function, "code": frame.code} for frame in case.frames
        ],
        "output": case.output,
    }


def details_of(case: CaseResult) -> dict[str, Any]:
    """Return how a case failed, as the record of a public one says it."""
    whole = _case(case)
    return {name: whole[name] for name in DETAILS}


def results_file(
    exercise: str, title: str, lines: Iterable[str], misconceptions: Sequence[dict[str, Any]] = ()
) -> Iterator[str]:
    """Write the file of a whole class, piece by piece, so that a large class needs no memory."""
    head = {"schema": SCHEMA, "exercise": exercise, "title": title, "grader": __version__}
    yield json.dumps(head)[:-1] + ', "results": ['
    for number, line in enumerate(lines):
        yield (",\n" if number else "\n") + line
    yield f'\n], "misconceptions": {json.dumps(misconceptions)}}}\n'


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the results file."""
    text = files("grader").joinpath("report", "results.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
