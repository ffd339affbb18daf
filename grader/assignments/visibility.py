"""What a student sees of a result: of hidden tests everything, the name, or nothing.

Where a test is not even named, the whole is withheld with it: points and verdict would tell how it ended.
"""

import re
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

from grader.assignments.assignment import Assignment
from grader.assignments.lateness import closed_at
from grader.assignments.manifest import Shown
from grader.models import Outcome, Verdict, Visibility

Record = dict[str, Any]

NO_USAGE: Record = {"durations": {"wall_s": 0.0, "cpu_s": 0.0}, "memory_bytes": 0, "processes": 0}
"""In place of what a run used: a further process tells of a crash, much time of a time limit."""


def shown(
    assignment: Assignment,
    slug: str,
    case_id: str,
    visibility: Visibility,
    *,
    now: datetime,
    until: datetime | None,
    published: bool,
) -> Shown:
    """Tell what a student sees of a case now: all of it, its name, or nothing.

    Parameters
    ----------
    assignment : Assignment
        Whose setting holds.
    slug, case_id : str
        The exercise and its case.
    visibility : Visibility
        What the suite says; a public case is always visible.
    now : datetime
        The moment.
    until : datetime or None
        The student's own due time, if there is one.
    published : bool
        Whether the results were published.
    """
    if visibility is Visibility.PUBLIC:
        return Shown.VISIBLE
    said = assignment.part(slug).tests.get(case_id, assignment.tests)
    if said is Shown.AFTER_DUE:
        closed = closed_at(assignment, until)
        return Shown.VISIBLE if closed is not None and now.astimezone(UTC) > closed else Shown.HIDDEN
    if said is Shown.AFTER_PUBLISHED:
        return Shown.VISIBLE if published else Shown.HIDDEN
    return said


def for_student(
    record: Mapping[str, Any], private: Mapping[str, Any], how: Mapping[str, Shown]
) -> dict[str, Any]:
    """Return a result as its student may see it.

    Parameters
    ----------
    record : mapping
        The result, as its JSON has it.
    private : mapping
        What was kept of its hidden cases besides.
    how : mapping
        What is shown of each case; of a hidden case that is not there, nothing.

    Returns
    -------
    dict
        The record; where cases are left out, ``hidden`` says how many, and what would tell how they ended is
        None or empty. A file that cannot be graded has its verdict, and its reason, all the same.
    """
    details: Mapping[str, Record] = private.get("cases", {})
    tests: list[Record] = []
    left_out: list[Record] = []
    for case in record["tests"]:
        seen = _how(case, how)
        if seen is Shown.HIDDEN:
            left_out.append(case)
        else:
            tests.append({**case, **(details.get(case["id"], {}) if seen is Shown.VISIBLE else {})})
    told = {**record, "tests": tests, "diagnosis": _diagnosis_for_student(record["diagnosis"])}
    return _without(told, left_out) if left_out else told


def _how(case: Mapping[str, Any], how: Mapping[str, Shown]) -> Shown:
    public = case["visibility"] == Visibility.PUBLIC
    return how.get(case["id"], Shown.VISIBLE if public else Shown.HIDDEN)


def _diagnosis_for_student(diagnosis: Mapping[str, Any] | None) -> Record | None:
    """Return a diagnosis without the calls and answers that it was found with."""
    return {**diagnosis, "mutants": [], "probes": []} if diagnosis is not None else None


def _without(record: Mapping[str, Any], left_out: Collection[Mapping[str, Any]]) -> Record:
    """Return a record in which nothing tells of the cases that were left out."""
    words = [re.escape(word) for case in left_out for word in (case["id"], case["title"]) if word]
    tells = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")
    judged = record["verdict"] not in (Verdict.NOT_GRADABLE, Verdict.NOT_GRADED)
    refused = record["verdict"] == Verdict.NOT_GRADABLE
    tests = [{**case, "message": ""} if _waits(case, tells) else case for case in record["tests"]]
    return {
        **record,
        "tests": tests,
        "hidden": {"tests": len(left_out), "max_points": sum(case["max_points"] for case in left_out)},
        "verdict": None if judged else record["verdict"],
        "points": None,
        "score": None,
        "message": record["message"] if refused else "",
        "misconception": None,
        "diagnosis": None,
        **NO_USAGE,
    }


def _waits(case: Record, tells: re.Pattern[str]) -> bool:
    """Tell whether a case waited for one that was left out, which its message names then."""
    return case["outcome"] == Outcome.NOT_RUN and tells.search(case["message"]) is not None
