"""One student's work in one exercise: what was handed in, what the results say, and what it counts."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar

from grader.assignments import (
    Aid,
    Assignment,
    Grade,
    HandIn,
    ItemResult,
    Mark,
    Permission,
    grade_of,
    may_hand_in,
)
from grader.catalog import Exercise
from grader.models import Outcome, Verdict
from grader.store.attempts import Attempt, attempts_of
from grader.store.extensions import Extension, extensions
from grader.store.hints import SeenHint, hints_of
from grader.store.marks import StoredComment, StoredMark, comments_of, marks_of
from grader.store.results import standings

if TYPE_CHECKING:
    from sqlalchemy import Connection

DENOMINATOR = 10**6
"""A record writes points as floats; the fraction that was meant has a smaller denominator than this."""

CUT = "…"
"""Ends an answer that the record does not have whole."""

Anything = TypeVar("Anything")


@dataclass(frozen=True, slots=True)
class Work:
    """All that the store has of one student in one exercise.

    Attributes
    ----------
    attempts : tuple of Attempt
        What was handed in, from the first.
    waiting : tuple of Attempt
        Those that have no result which counts: a grading was killed, or failed by our fault.
    results : mapping
        Ids of the results that hold, by number of the attempt.
    marks, comments : mapping
        What people said, by number of the attempt.
    hints : tuple of Aid
        Hints and solutions seen.
    extension : Extension or None
        Granted for the whole assignment.
    grade : Grade
        What it counts.
    """

    student: str
    exercise: str
    attempts: tuple[Attempt, ...]
    grade: Grade
    waiting: tuple[Attempt, ...] = ()
    results: Mapping[int, int] = field(default_factory=dict)
    marks: Mapping[int, Sequence[StoredMark]] = field(default_factory=dict)
    comments: Mapping[int, Sequence[StoredComment]] = field(default_factory=dict)
    hints: tuple[Aid, ...] = ()
    extension: Extension | None = None

    @property
    def using(self) -> list[Attempt]:
        """The attempts that use one up: also one that is being graded, not one that fails by our fault."""
        return [
            each for each in self.attempts if each.number not in self.results or self.grade.uses(each.number)
        ]

    @property
    def standing(self) -> int | None:
        """The number of the attempt that counts; the last one where none could be graded."""
        if self.grade.standing is not None:
            return self.grade.standing.number
        return max(self.results, default=None)


@dataclass(frozen=True, slots=True)
class _Read:
    """What the store has of an exercise: results, hints and extensions by student, the rest by attempt."""

    results: Mapping[str, Sequence[tuple[int, HandIn]]]
    marks: Mapping[int, Sequence[StoredMark]]
    comments: Mapping[int, Sequence[StoredComment]]
    hints: Mapping[str, Sequence[SeenHint]]
    granted: Mapping[str, Extension]


def work_of(connection: "Connection", exercise: Exercise, assignment: Assignment, student: str) -> Work:
    """Read one student's work in an exercise; of somebody unknown, one without attempts."""
    granted = extensions(connection, assignment.name, student)
    found = works(connection, exercise, assignment, granted, student)
    nothing = _Read({}, {}, {}, {}, granted)
    return found.get(student) or _work(exercise, assignment, student, (), nothing)


def works(
    connection: "Connection",
    exercise: Exercise,
    assignment: Assignment,
    granted: Mapping[str, Extension],
    student: str | None = None,
) -> dict[str, Work]:
    """Read everybody's work in an exercise, a table at a time.

    Parameters
    ----------
    connection : Connection
        To the store.
    exercise : Exercise
        Whose rules say what tries and hints cost.
    assignment : Assignment
        Whose part it is; the default one where it stands in none.
    granted : mapping
        Extensions, by student.
    student : str, optional
        Only theirs.
    """
    slug = exercise.slug
    everything: defaultdict[str, list[Attempt]] = defaultdict(list)
    for attempt in attempts_of(connection, slug, student):
        everything[attempt.student].append(attempt)
    results: defaultdict[str, list[tuple[int, HandIn]]] = defaultdict(list)
    for standing in standings(connection, slug, student):
        hand_in = hand_in_of(exercise, standing.attempt, json.loads(standing.record))
        results[standing.attempt.student].append((standing.result_id, hand_in))
    read = _Read(
        results,
        marks_of(connection, slug, student),
        comments_of(connection, slug, student),
        hints_of(connection, slug, student),
        granted,
    )
    return {
        name: _work(exercise, assignment, name, attempts, read)
        for name, attempts in sorted(everything.items())
    }


def _work(
    exercise: Exercise, assignment: Assignment, student: str, attempts: Sequence[Attempt], read: _Read
) -> Work:
    """Count one student's attempts."""
    results, extension = read.results.get(student, ()), read.granted.get(student)
    marks = _by_number(attempts, read.marks)
    hints = tuple(
        Aid(hint.item, hint.number, datetime.fromisoformat(hint.at)) for hint in read.hints.get(student, ())
    )
    grade = grade_of(
        assignment,
        exercise.slug,
        exercise.manifest.rules,
        [hand_in for _, hand_in in results],
        {
            number: [Mark(one.part, one.points, one.reason, one.by) for one in given]
            for number, given in marks.items()
        },
        hints,
        until_of(extension),
    )
    graded = {hand_in.number for _, hand_in in results if hand_in.verdict is not Verdict.NOT_GRADED}
    return Work(
        student,
        exercise.slug,
        tuple(attempts),
        grade,
        waiting=tuple(attempt for attempt in attempts if attempt.number not in graded),
        results={hand_in.number: result_id for result_id, hand_in in results},
        marks=marks,
        comments=_by_number(attempts, read.comments),
        hints=hints,
        extension=extension,
    )


def until_of(extension: Extension | None) -> datetime | None:
    """Return a student's own due time, if there is one."""
    return datetime.fromisoformat(extension.until) if extension and extension.until else None


def permission_of(assignment: Assignment, work: Work, now: datetime) -> Permission:
    """Tell whether a student may hand in at a moment."""
    times = [attempt.came_at for attempt in work.using]
    extra = work.extension.extra_attempts if work.extension else 0
    return may_hand_in(assignment, work.exercise, times, now, until_of(work.extension), extra)


def hand_in_of(exercise: Exercise, attempt: Attempt, record: Mapping[str, Any]) -> HandIn:
    """Return what counting needs of a result, its items; a challenge is one, and its answer the file."""
    if exercise.asks:
        items = tuple(_question(case, attempt) for case in record["tests"])
    else:
        (item,) = exercise.manifest.items
        items = (
            ItemResult(
                item.id,
                exactly(record["points"]),
                exactly(record["max_points"]),
                exactly(record["pending"]),
                judged=True,
                answer=attempt.source_hash,
            ),
        )
    return HandIn(
        attempt.number,
        attempt.came_at,
        attempt.handed_in_at is not None,
        Verdict(record["verdict"]),
        items,
    )


def _question(case: Mapping[str, Any], attempt: Attempt) -> ItemResult:
    answer = case["got"] or ""
    if answer.endswith(CUT):
        answer += attempt.source_hash  # two that begin alike are told apart
    return ItemResult(
        case["id"],
        exactly(case["points"]),
        exactly(case["max_points"]),
        exactly(case["pending"]),
        judged=Outcome(case["outcome"]) is not Outcome.NOT_RUN,
        answer=answer,
    )


def exactly(points: float) -> Fraction:
    """Return the fraction that a float of a record stands for.

    >>> exactly(0.1), exactly(2 / 3)
    (Fraction(1, 10), Fraction(2, 3))
    """
    return Fraction(points).limit_denominator(DENOMINATOR)


def _by_number(
    attempts: Sequence[Attempt], by_id: Mapping[int, Sequence[Anything]]
) -> dict[int, Sequence[Anything]]:
    return {attempt.number: by_id[attempt.id] for attempt in attempts if attempt.id in by_id}
