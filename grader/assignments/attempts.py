"""Whether something may be handed in now, and if not, when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from grader.assignments.assignment import Assignment
from grader.assignments.lateness import cut_off_of
from grader.assignments.wording import duration, moment, some


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether something may be handed in.

    Attributes
    ----------
    allowed : bool
        Whether it may be now.
    left : int or None
        Attempts that are left; None where there is no limit.
    next_at : datetime or None
        When it may be, in UTC; None where it may be now, or never again.
    why : str
        Why not, in one sentence; empty where it may be.
    """

    allowed: bool
    left: int | None
    next_at: datetime | None = None
    why: str = ""


def may_hand_in(
    assignment: Assignment,
    slug: str,
    used: Sequence[datetime],
    now: datetime,
    until: datetime | None = None,
    extra: int = 0,
) -> Permission:
    """Tell whether an exercise may be handed in at a moment.

    Parameters
    ----------
    assignment : Assignment
        Whose rules hold.
    slug : str
        The exercise.
    used : sequence of datetime
        When attempts were handed in that used one up.
    now : datetime
        The moment.
    until : datetime or None
        The student's own due time, if there is one.
    extra : int
        Attempts that the student has besides.
    """
    rule, now = assignment.attempt_rule(slug), now.astimezone(UTC)
    left = max(0, rule.limit + extra - len(used)) if rule.limit else None
    cut_off = cut_off_of(assignment, until)

    def told(when: datetime) -> str:
        return moment(when, assignment.zone, now)

    if assignment.opens is not None and now < (opens := assignment.opens.astimezone(UTC)):
        return Permission(False, left, opens, f"{assignment.title!r} opens {told(opens)}")
    if cut_off is not None and now > cut_off:
        why = f"{assignment.title!r} was closed {told(cut_off)}; nothing handed in later counts"
        return Permission(False, left, None, why)
    if left == 0:
        why = f"the limit of {some(rule.limit + extra, 'attempt')} at {slug} is reached"
        return Permission(False, left, None, why)
    wait = timedelta(minutes=rule.cool_down_minutes)
    next_at = max(when.astimezone(UTC) for when in used) + wait if used else now
    if not wait or now >= next_at:  # of two at once, one may see the other as later
        return Permission(True, left)
    apart = f"attempts at {slug} must lie {duration(rule.cool_down_minutes)} apart"
    if cut_off is not None and next_at > cut_off:
        return Permission(False, left, None, f"{apart}, and {assignment.title!r} closes {told(cut_off)}")
    return Permission(False, left, next_at, f"{apart}; the next may be handed in {told(next_at)}")
