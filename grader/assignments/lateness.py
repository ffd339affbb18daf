"""How late something is, and what is left of it.

Days have 24 hours each and are counted from the due time, in all zones and on days when clocks change. Within
the grace nothing is late; after it, the days count from the due time all the same.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from grader.assignments.assignment import Assignment

DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Lateness:
    """How late something was handed in.

    Attributes
    ----------
    days : int
        Days begun after the due time; 0 when on time or within the grace.
    share : Fraction
        What is left of what was earned, from 0 to 1.
    by : timedelta
        By how much it is late, grace or not.
    after_cut_off : bool
        Whether it counts nothing for that.
    known : bool
        Whether it is known when it was handed in; where not, it counts as on time.
    """

    days: int = 0
    share: Fraction = Fraction(1)
    by: timedelta = timedelta(0)
    after_cut_off: bool = False
    known: bool = True


def due_of(assignment: Assignment, until: datetime | None = None) -> datetime | None:
    """Return when a student's work is due, in UTC; `until` is an extension, which never makes it earlier."""
    if assignment.due is None:
        return None
    due = assignment.due.astimezone(UTC)
    return due if until is None else max(due, until.astimezone(UTC))


def cut_off_of(assignment: Assignment, until: datetime | None = None) -> datetime | None:
    """Return after which moment nothing counts, in UTC; it moves along with an extension."""
    due, days = due_of(assignment, until), assignment.late.cut_off_days
    if due is None or days is None:
        return None
    return due + max(_grace(assignment), days * DAY)


def closed_at(assignment: Assignment, until: datetime | None = None) -> datetime | None:
    """Return when a student's work is over, in UTC: at the cut-off, else when it becomes late."""
    due = due_of(assignment, until)
    return cut_off_of(assignment, until) or (due + _grace(assignment) if due is not None else None)


def lateness(assignment: Assignment, handed_in: datetime | None, until: datetime | None = None) -> Lateness:
    """Tell how late something is.

    Parameters
    ----------
    assignment : Assignment
        With due time and late rule.
    handed_in : datetime or None
        None where nobody knows.
    until : datetime or None
        The student's own due time, if there is one.
    """
    due, cut_off = due_of(assignment, until), cut_off_of(assignment, until)
    if due is None:
        return Lateness()
    if handed_in is None:
        return Lateness(known=False)
    by = max(handed_in.astimezone(UTC) - due, timedelta(0))
    days = -(-by // DAY) if by > _grace(assignment) else 0
    if cut_off is not None and due + by > cut_off:
        return Lateness(days, Fraction(0), by, after_cut_off=True)
    return Lateness(days, max(1 - days * per_day(assignment), Fraction(0)), by)


def per_day(assignment: Assignment) -> Fraction:
    """Return which share a day costs, as it was typed."""
    return Fraction(str(assignment.late.per_day))


def _grace(assignment: Assignment) -> timedelta:
    return timedelta(minutes=assignment.late.grace_minutes)
