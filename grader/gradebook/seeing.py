"""What a student may see of a result, by the rule of the assignment and what has happened since."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from grader.assignments import Assignment, Shown, for_student, shown
from grader.catalog import Exercise
from grader.models import Visibility


def seen_by_student(
    assignment: Assignment,
    record: Mapping[str, Any],
    private: str | None,
    *,
    now: datetime,
    until: datetime | None,
    published: bool,
) -> dict[str, Any]:
    """Return a record as its student may see it now.

    Parameters
    ----------
    assignment : Assignment
        With what it shows of hidden tests.
    record : mapping
        A result, as read from its JSON.
    private : str or None
        What was kept of its hidden tests besides, as JSON.
    now : datetime
        The moment; some tests are shown after the due time.
    until : datetime or None
        The student's own due time, if there is one.
    published : bool
        Whether the results were published.
    """
    how = {
        case["id"]: shown(
            assignment,
            record["exercise"],
            case["id"],
            Visibility(case["visibility"]),
            now=now,
            until=until,
            published=published,
        )
        for case in record["tests"]
    }
    return for_student(record, json.loads(private) if private else {}, how)


def withholds(
    assignment: Assignment, exercise: Exercise, now: datetime, until: datetime | None, published: bool
) -> bool:
    """Tell whether a student may not know their points yet: a test is kept back; questions never are."""
    if exercise.asks:
        return False
    hidden = [
        shown(assignment, exercise.slug, case, Visibility.HIDDEN, now=now, until=until, published=published)
        for case in ("", *assignment.part(exercise.slug).tests)
    ]
    return Shown.HIDDEN in hidden
