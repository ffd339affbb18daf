"""Handing in: the rules are asked, the bytes are kept, then they are graded, and what they count is read.

What was handed in is on the disk before anything of it runs: a crash in the middle loses nothing, and the
next hand-in of the same student has it graded first.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from grader.assignments import Assignment, Permission
from grader.catalog import Exercise
from grader.draws import CourseKey
from grader.errors import NotAllowedError
from grader.gradebook import Work, permission_of, seen_by_student, until_of, work_of
from grader.grading.results import versions
from grader.grading.run import ClassRun
from grader.models import Submission
from grader.store.assignments import known_assignment, published_at
from grader.store.attempts import Attempt, attempts_of, known_attempt, submission_of
from grader.store.attempts_run import KeptAttempt, attempts_run
from grader.store.opening import Store
from grader.store.people import known_student
from grader.store.results import set_standings, standings

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What came of handing in.

    Attributes
    ----------
    attempt : Attempt
        What was handed in.
    again : bool
        Whether the same bytes were handed in last time: then nothing is new, and nothing was used up.
    record : dict
        Its result, as the student may see it.
    work : Work
        Everything handed in by this student for this exercise, with what it counts.
    next : Permission
        Whether and when there may be another attempt.
    published : bool
        Whether the results of the assignment are published.
    """

    attempt: Attempt
    again: bool
    record: dict[str, Any]
    work: Work
    next: Permission
    published: bool


def hand_in(
    store: Store,
    exercise: Exercise,
    assignment: Assignment,
    submission: Submission,
    key: CourseKey | None,
    isolation: str = "auto",
    now: datetime | None = None,
) -> HandedIn:
    """Hand in for a student.

    Parameters
    ----------
    store : Store
        Where it is kept.
    exercise : Exercise
        What it is for.
    assignment : Assignment
        Whose rules hold.
    submission : Submission
        What is handed in, with the name of its student.
    key : CourseKey or None
        Draws the student's numbers; needed where the exercise has any.
    isolation : str
        ``"auto"`` or the name of an `Isolation`.
    now : datetime, optional
        When it is handed in; this moment when not said.

    Raises
    ------
    NotAllowedError
        If a rule of the assignment is against it; the text says which, and when it may be tried again.
    """
    now = now or datetime.now(UTC)
    student = submission.student
    with store.reading() as connection:
        waiting = work_of(connection, exercise, assignment, student).waiting
    _grade(store, exercise, waiting, key, isolation)
    with store.writing() as connection:
        work = work_of(connection, exercise, assignment, student)
        attempt = _same_as_last(connection, work, submission)
        again = attempt is not None
        if attempt is None:
            permission = permission_of(assignment, work, now)
            if not permission.allowed:
                raise NotAllowedError(permission.why)
            attempt = _kept(connection, exercise, assignment, submission, now)
    _grade(store, exercise, [attempt], key, isolation)
    return _handed_in(store, exercise, assignment, attempt, again, now)


def _same_as_last(connection: "Connection", work: Work, submission: Submission) -> Attempt | None:
    """Return the last attempt if these are its bytes: it keeps its moment, or that nobody knows one."""
    if not work.attempts:
        return None
    last = submission_of(connection, work.attempts[-1].id)
    same = (last.source, last.refusal) == (submission.source, submission.refusal)
    return work.attempts[-1] if same else None


def _kept(
    connection: "Connection",
    exercise: Exercise,
    assignment: Assignment,
    submission: Submission,
    now: datetime,
) -> Attempt:
    """Keep what is handed in as the next attempt."""
    attempt_id = known_attempt(
        connection,
        known_student(connection, submission.student),
        exercise.slug,
        submission,
        via="submit",
        handed_in_at=now.isoformat(timespec="milliseconds"),
        assignment=known_assignment(connection, assignment.name, assignment.settings),
    )
    theirs = attempts_of(connection, exercise.slug, submission.student)
    return next(attempt for attempt in theirs if attempt.id == attempt_id)


def _grade(
    store: Store, exercise: Exercise, attempts: Sequence[Attempt], key: CourseKey | None, isolation: str
) -> None:
    """Grade attempts, and let the results hold."""
    if not attempts:
        return
    found = [KeptAttempt(store, attempt) for attempt in attempts]
    with attempts_run(store, exercise.slug, versions(), attempts, "submit") as run:
        for _ in ClassRun(exercise, found, run, 1, isolation, key, private=True).results():
            pass
        with store.writing() as connection:
            set_standings(connection, run.results())


def _handed_in(
    store: Store, exercise: Exercise, assignment: Assignment, attempt: Attempt, again: bool, now: datetime
) -> HandedIn:
    with store.reading() as connection:
        work = work_of(connection, exercise, assignment, attempt.student)
        published = published_at(connection, assignment.name) is not None
        held = standings(connection, exercise.slug, attempt.student)
        (standing,) = [one for one in held if one.attempt.id == attempt.id]
    record = seen_by_student(
        assignment,
        json.loads(standing.record),
        standing.private,
        now=now,
        until=until_of(work.extension),
        published=published,
    )
    return HandedIn(attempt, again, record, work, permission_of(assignment, work, now), published)
