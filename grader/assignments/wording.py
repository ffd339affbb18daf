"""The rules of an assignment and what came of them, in words."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from fractions import Fraction

from grader.assignments.assignment import Assignment
from grader.assignments.counting import Counted
from grader.assignments.lateness import Lateness, per_day

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""In English on every machine, as all other words here."""

MINUTES = {"day": 1440, "hour": 60, "minute": 1}


def moment(when: datetime, zone: tzinfo, now: datetime) -> str:
    """Write a moment, absolute and as seen from now.

    >>> due = datetime(2026, 11, 27, 22, 59, tzinfo=UTC)
    >>> moment(due, UTC, due - timedelta(hours=50))
    'Fri 27 Nov 2026, 22:59 UTC (in 2 days)'
    """
    return f"{day_and_time(when, zone)} ({_from_now(when, now)})"


def day_and_time(when: datetime, zone: tzinfo) -> str:
    """Write a moment for what is read at any time later."""
    local = when.astimezone(zone)
    name = local.tzname() or ""
    named = name if name[:1].isalpha() else f"UTC{name}"  # some zones are called by their offset
    date = f"{WEEKDAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1]} {local.year}"
    return f"{date}, {local:%H:%M} {named}"


def _from_now(when: datetime, now: datetime) -> str:
    """Say how far away a moment is, rounded down: it promises no time that is not there."""
    apart = when.astimezone(UTC) - now.astimezone(UTC)
    for unit, minutes in MINUTES.items():
        # Below two of a unit the smaller one says more: 'in 30 hours', not 'in 1 day'.
        if (number := abs(apart) // timedelta(minutes=minutes)) >= (2 if minutes > 1 else 1):
            return f"in {some(number, unit)}" if apart > timedelta(0) else f"{some(number, unit)} ago"
    return "now"


def rule_sentence(assignment: Assignment) -> str:
    """Write the late rule in one sentence."""
    late = assignment.late
    if assignment.due is None:
        return "There is no due time."
    rules = [f"up to {duration(late.grace_minutes)} late is on time"] if late.grace_minutes else []
    if late.cut_off_days is not None and late.cut_off_days * MINUTES["day"] <= late.grace_minutes:
        rules.append("later, nothing counts" if rules else "nothing counts after the due time")
    else:
        cost = f"each day begun after the due time costs {percent(per_day(assignment))} of what was earned"
        rules.append(cost if late.per_day else "late work counts in full")
        if late.cut_off_days is not None:
            rules.append(f"after {duration(late.cut_off_days * MINUTES['day'])} nothing counts")
    sentence = "; ".join(rules)
    return f"{sentence[0].upper()}{sentence[1:]}."


def attempts_sentence(assignment: Assignment, slug: str, used: int = 0, extra: int = 0) -> str:
    """Write in one sentence how many attempts there are, how many are left, and which one counts."""
    rule = assignment.attempt_rule(slug)
    many = "Any number of attempts"
    if rule.limit:
        allowed = rule.limit + extra
        many = f"{some(allowed, 'attempt')}, {max(0, allowed - used)} left"
    apart = f", at least {duration(rule.cool_down_minutes)} apart" if rule.cool_down_minutes else ""
    return f"{many}{apart}; the {assignment.counts} one counts."


def spelled_out(counted: Counted, weight: Fraction | None = None) -> str:
    """Write how an attempt came to what it counts; `weight` is what its exercise is worth."""
    steps = [f"{short(counted.earned)} of {short(counted.max_points)}", *_steps(counted)]
    said = f"{', '.join(steps)}: counts {short(counted.counts)}"
    if weight is None or not counted.max_points or weight == counted.max_points:
        return said
    return f"{said}, {short(counted.weighted(weight))} of {short(weight)} in the assignment"


def _steps(counted: Counted) -> Iterator[str]:
    """Write what changes the points of the record, in the order in which it does."""
    for deduction in counted.deductions:
        yield f"-{short(deduction.points)} for {deduction.part} ({deduction.why})"
    for mark in counted.marks:
        reason = f" ({mark.reason})" if mark.reason else ""
        yield f"{mark.part or 'all'} set to {short(mark.points)}{reason}"
    if counted.counts > counted.max_points:
        yield "extra credit"
    if counted.pending:
        yield f"{some(counted.pending, 'point')} waiting for a person"
    yield from _late(counted.lateness)


def _late(late: Lateness) -> Iterator[str]:
    if not late.known:
        yield "not known when it was handed in"
    elif late.after_cut_off:
        yield "after the cut-off"
    elif late.days:
        yield f"{some(late.days, 'day')} late"
        if late.share < 1:
            yield f"-{percent(1 - late.share)}"
    elif late.by:
        yield "late within the grace"


def duration(minutes: float) -> str:
    """Write minutes in the largest unit that leaves no rest.

    >>> duration(90), duration(120), duration(1440)
    ('90 minutes', '2 hours', '1 day')
    """
    unit = next(name for name, length in MINUTES.items() if minutes % length == 0 or length == 1)
    return some(Fraction(minutes) / MINUTES[unit], unit)


def some(number: int | Fraction, word: str) -> str:
    """Write a number of things."""
    return f"{short(number)} {word}{'' if number == 1 else 's'}"


def percent(share: Fraction) -> str:
    """Write a share."""
    return f"{short(100 * share)} %"


def short(number: int | Fraction) -> str:
    """Write a number with at most two decimals."""
    return f"{float(number):.2f}".rstrip("0").rstrip(".")
