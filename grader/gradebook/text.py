"""The book of an assignment on a terminal and as data, for its instructor and for each student."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from statistics import mean
from textwrap import wrap
from typing import Any

from rich.cells import cell_len

from grader.assignments import (
    Assignment,
    Counted,
    Permission,
    attempts_sentence,
    cut_off_of,
    due_of,
    moment,
    rule_sentence,
    spelled_out,
)
from grader.assignments.wording import short, some
from grader.catalog import Exercise
from grader.gradebook.book import Book, Row
from grader.gradebook.seeing import withholds
from grader.gradebook.works import Work, permission_of, until_of
from grader.report.words import SCREEN_WIDTH, cut, padded, visible

MAX_NAME_WIDTH = 24
FLAGS = {
    "L": "late",
    "M": "marked by a person",
    "E": "extended",
    "…": "waits for a person",
    "?": "not graded yet",
}


def heading(assignment: Assignment, until: datetime | None, now: datetime) -> list[str]:
    """Say what an assignment is, when it is due, and what lateness costs."""
    lines = [visible(assignment.title)]
    due = due_of(assignment, until)
    if assignment.opens is not None and now < assignment.opens:
        lines.append(f"opens {moment(assignment.opens, assignment.zone, now)}")
    if due is not None:
        extended = ", extended for you" if until is not None else ""
        lines.append(f"due {moment(due, assignment.zone, now)}{extended}. {rule_sentence(assignment)}")
    return [part for line in lines for part in wrap(line, SCREEN_WIDTH)]


def status_screen(book: Book, now: datetime, *, everything: bool = False) -> str:
    """Write where one student stands.

    Parameters
    ----------
    book : Book
        With the row of this student alone.
    now : datetime
        The moment.
    everything : bool
        Whether points are told that the student may not see yet.
    """
    (row,) = book.rows
    until = until_of(row.extension)
    lines = [*heading(book.assignment, until, now), f"student {visible(row.person.name)}", ""]
    width = max(len(exercise.slug) for exercise in book.exercises)
    withheld = False
    for exercise in book.exercises:
        work = row.works.get(exercise.slug)
        if work is None and not book.assignment.name and len(book.exercises) > 1:
            continue  # nobody asked for it
        hides = not everything and withholds(book.assignment, exercise, now, until, book.published)
        withheld |= hides and work is not None
        lines.append(f"  {exercise.slug:<{width}}  {_state(work, hides)}".rstrip())
        if work is not None:
            lines += [f"      {line}" for line in _attempts(book, exercise, work, hides, now)]
            lines += [f"      {line}" for line in _next_attempt(book.assignment, work, now)]
    lines += ["", "Some points are told later." if withheld else _sum(row)]
    return "\n".join(lines)


def _state(work: Work | None, hides: bool) -> str:
    """Say how far somebody is in one exercise."""
    if work is None or not work.attempts:
        return "not started"
    if work.grade.standing is None:
        return "not graded yet" if work.waiting else "handed in, but it cannot be graded as it is"
    if hides:
        return "handed in"
    standing = work.grade.standing
    full = max(standing.earned, standing.counts) >= standing.max_points
    return "done" if full and not standing.pending else "in progress"


def _attempts(book: Book, exercise: Exercise, work: Work, hides: bool, now: datetime) -> Iterator[str]:
    """Write a line an attempt; an arrow is before the one that counts."""
    assignment, weight = book.assignment, book.weight(exercise)
    counted = {each.number: each for each in work.grade.attempts}
    for attempt in work.attempts:
        at = moment(attempt.came_at, assignment.zone, now)
        standing = (
            not hides and work.grade.standing is not None and attempt.number == work.grade.standing.number
        )
        yield f"{'>' if standing else ' '} {attempt.number}  {at}"
        if attempt in work.waiting:
            yield "     not graded yet"
        elif not work.grade.uses(attempt.number) and attempt.number not in work.marks:
            yield "     could not be graded as it is, so it used up no attempt"
        elif not hides and attempt.number in counted:
            yield from (f"     {line}" for line in counted_lines(counted[attempt.number], weight))


def _next_attempt(assignment: Assignment, work: Work, now: datetime) -> Iterator[str]:
    """Say how many attempts are left, and when the next one may be; nothing where there is no rule."""
    rule = assignment.attempt_rule(work.exercise)
    if rule.limit or rule.cool_down_minutes:
        sentences = [_attempts_left(assignment, work)]
        if why := permission_of(assignment, work, now).why:
            sentences.append(f"{why[0].upper()}{why[1:]}.")
        yield from (part for line in sentences for part in wrap(visible(line), SCREEN_WIDTH - 6))


def _attempts_left(assignment: Assignment, work: Work) -> str:
    extra = work.extension.extra_attempts if work.extension else 0
    return attempts_sentence(assignment, work.exercise, len(work.using), extra)


def counted_lines(counted: Counted, weight: Fraction) -> list[str]:
    """Spell out what one attempt counts."""
    return wrap(visible(spelled_out(counted, weight)), SCREEN_WIDTH - 12)


def _sum(row: Row) -> str:
    pending = f"; {short(row.total.pending)} wait for a person" if row.total.pending else ""
    return f"{short(row.total.points)} of {short(row.total.out_of)} points{pending}."


def hand_in_lines(
    exercise: Exercise,
    assignment: Assignment,
    work: Work,
    number: int,
    permission: Permission,
    *,
    again: bool,
    hides: bool,
) -> list[str]:
    """Say what came of an attempt: what it counts, which one counts, and what may follow."""
    counted = {each.number: each for each in work.grade.attempts}
    lines = [f"Attempt {number} at {exercise.slug}, by {visible(work.student)}."]
    if again:
        lines[0] = f"The same as attempt {number}, so nothing new was handed in."
    waits = any(attempt.number == number for attempt in work.waiting)
    if waits:
        lines.append("It is not graded yet, and nothing was counted.")
    elif not work.grade.uses(number):
        lines.append("It could not be graded as it is, so it uses up no attempt.")
    if hides:
        lines += ["What it is worth is told later."] if work.grade.uses(number) else []
    elif not waits:
        lines += counted_lines(counted[number], assignment.weight(exercise.slug, exercise.manifest.points))
        standing = work.grade.standing
        if standing is not None and standing.number != number:
            lines.append(f"Attempt {standing.number} counts: {short(standing.counts)}.")
    lines.append(_attempts_left(assignment, work))
    if not permission.allowed:
        lines.append(f"{permission.why[0].upper()}{permission.why[1:]}.")
    return [part for line in lines for part in wrap(line, SCREEN_WIDTH)]


def book_table(book: Book) -> str:
    """Write the table of everybody: what each exercise counts, and the sum; what does not fit is numbered."""
    if not book.rows:
        nobody = "Nobody is on the roster, and nothing was handed in."
        return f"{visible(book.assignment.title)}\n\n{nobody}"
    names = [exercise.slug for exercise in book.exercises]
    weights = [book.weight(exercise) for exercise in book.exercises]
    body = [
        [
            cut(visible(row.person.name), MAX_NAME_WIDTH),
            *(_cell(row.works.get(name), row, weight) for name, weight in zip(names, weights, strict=True)),
            short(row.total.points),
        ]
        for row in book.rows
    ]
    out_of = ["of", *map(short, weights), short(book.rows[0].total.out_of)]
    lines = _aligned([["", *names, "total"], *body, out_of])
    if max(map(len, lines)) > SCREEN_WIDTH:
        numbers = [str(number) for number in range(1, len(names) + 1)]
        legend = [f"{number:>2}  {name}" for number, name in zip(numbers, names, strict=True)]
        lines = [*legend, "", *_aligned([["", *numbers, "total"], *body, out_of])]
    used = [flag for flag in FLAGS if any(flag in text for _, *texts, _ in body for text in texts)]
    handed_in = [row for row in book.rows if row.works]
    average = f"; mean {short(mean(row.total.points for row in handed_in))}" if handed_in else ""
    said = f"{some(len(book.rows), 'student')}, {len(handed_in)} handed something in{average}."
    flags = ["", "   ".join(f"{flag} {FLAGS[flag]}" for flag in used)] if used else []
    return "\n".join([visible(book.assignment.title), "", *lines, *flags, "", said])


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Write rows below each other: names to the left, all else to the right."""
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join([padded(row[0], widths[0]), *map(str.rjust, row[1:], widths[1:])]).rstrip() for row in rows
    ]


def _cell(work: Work | None, row: Row, weight: Fraction) -> str:
    if work is None or not work.attempts:
        return "–"
    standing = work.grade.standing
    flags = "?" if work.waiting else ""
    if standing is None:
        return f"– {flags}".rstrip()
    flags += "L" if standing.lateness.days or standing.lateness.after_cut_off else ""
    flags += "M" if standing.marks else ""
    flags += "E" if row.extension is not None else ""
    flags += "…" if standing.pending else ""
    return f"{short(standing.weighted(weight))} {flags}".rstrip()


def book_data(book: Book, now: datetime, *, everything: bool = False) -> dict[str, Any]:
    """Return the book as plain data.

    Parameters
    ----------
    book : Book
        An assignment with some students.
    now : datetime
        The moment.
    everything : bool
        Whether points are told that students may not see yet, and who gave marks.
    """
    assignment = book.assignment
    return {
        "assignment": assignment.name,
        "title": assignment.title,
        "opens": _moment(assignment.opens),
        "due": _moment(assignment.due),
        "zone": str(assignment.zone),
        "published": book.published,
        "students": [_row_data(book, row, now, everything) for row in book.rows],
    }


def _row_data(book: Book, row: Row, now: datetime, everything: bool) -> dict[str, Any]:
    until = until_of(row.extension)
    hidden = {
        exercise.slug
        for exercise in book.exercises
        if not everything and withholds(book.assignment, exercise, now, until, book.published)
    }
    total = None if hidden else row.total
    person = row.person
    return {
        "student": person.name,
        "full_name": person.full_name,
        "due": _moment(due_of(book.assignment, until)),
        "cut_off": _moment(cut_off_of(book.assignment, until)),
        "points": float(total.points) if total else None,
        "max_points": float(row.total.out_of),
        "pending": float(total.pending) if total else None,
        "exercises": {
            slug: work_data(work, hides=slug in hidden, names=everything) for slug, work in row.works.items()
        },
    }


def work_data(work: Work, *, hides: bool, names: bool = False) -> dict[str, Any]:
    """Return one student's work in one exercise as plain data; with `names`, who gave marks as well."""
    counted = {each.number: each for each in work.grade.attempts}
    return {
        "counts": work.grade.standing.number if work.grade.standing and not hides else None,
        "attempts": [
            {
                "number": attempt.number,
                "handed_in_at": attempt.handed_in_at,
                "received_at": attempt.received_at,
                "used": work.grade.uses(attempt.number),
                **({} if hides else _counted_data(counted.get(attempt.number), names)),
            }
            for attempt in work.attempts
        ],
    }


def _counted_data(counted: Counted | None, names: bool) -> Mapping[str, Any]:
    if counted is None:
        return {}
    late = counted.lateness
    return {
        "earned": float(counted.earned),
        "max_points": float(counted.max_points),
        "pending": float(counted.pending),
        "deductions": [
            {"part": each.part, "points": float(each.points), "why": each.why} for each in counted.deductions
        ],
        "marks": [
            {"part": mark.part, "points": float(mark.points), "reason": mark.reason}
            | ({"by": mark.by} if names else {})
            for mark in counted.marks
        ],
        "days_late": late.days,
        "late_share": float(late.share),
        "counts": float(counted.counts),
        "words": spelled_out(counted),
    }


def extension_effect(before: Book, after: Book, now: datetime) -> str:
    """Say what an extension changes for a student, attempt by attempt."""
    (old,), (new,) = before.rows, after.rows
    assignment = before.assignment
    lines = [f"{visible(new.person.name)}, {visible(assignment.title)}"]
    for words, row in (("now", old), ("then", new)):
        due = due_of(assignment, until_of(row.extension))
        extra = row.extension.extra_attempts if row.extension else 0
        when = moment(due, assignment.zone, now) if due else "no due time"
        more = f", {some(extra, 'attempt')} more" if extra else ""
        lines.append(f"  {words:<5} {when}{more}")
    for slug, work in new.works.items():
        was = {each.number: each for each in old.works[slug].grade.attempts}
        for each in work.grade.attempts:
            if each.counts != was[each.number].counts:
                change = f"{short(was[each.number].counts)} → {short(each.counts)}"
                lines.append(f"  {slug}, attempt {each.number}: counts {change}")
    lines.append(f"  in all: {short(old.total.points)} → {short(new.total.points)} points")
    return "\n".join(lines)


def _moment(when: datetime | None) -> str | None:
    return when.isoformat() if when is not None else None
