"""The result of a submitted notebook, whole and as its student may read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from grader.assignments import Assignment
from grader.catalog import Exercise
from grader.gradebook import seen_by_student, until_of
from grader.store.extensions import extensions
from grader.store.results import standings

if TYPE_CHECKING:
    from sqlalchemy import Connection


KEPT_BACK = ("tests", "message", "diagnosis")
"""What of a result may tell of a test; its points are in the gradebook all the same."""


@dataclass(frozen=True, slots=True)
class Graded:
    """The result of a notebook, and without the tests that its assignment keeps from students."""

    record: dict[str, Any]
    shown: dict[str, Any]


def with_shown(
    connection: "Connection",
    exercise: Exercise,
    rules: Assignment,
    records: Mapping[str, dict[str, Any]],
    now: datetime,
) -> dict[str, Graded]:
    """Find out what students may read of results.

    What nbgrader gives back is published: only what is hidden always, or until it is due, is kept back.

    Parameters
    ----------
    connection : Connection
        To the store, which has what only some students may read.
    exercise : Exercise
        What was submitted.
    rules : Assignment
        What it shows of hidden tests.
    records : mapping
        The results, by what the notebooks are called in the store.
    now : datetime
        The moment.
    """
    granted = extensions(connection, rules.name)
    private = {
        (one.attempt.name, one.attempt.source_hash): one.private
        for one in standings(connection, exercise.slug)
        if one.attempt.name in records
    }
    found = {}
    for name, record in records.items():
        until = until_of(granted.get(record["student"]))
        details = private.get((name, record["hashes"]["submission"]))
        seen = seen_by_student(rules, record, details, now=now, until=until, published=True)
        found[name] = Graded(record, {**record, **{part: seen[part] for part in KEPT_BACK}})
    return found
