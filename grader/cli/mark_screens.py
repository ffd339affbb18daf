"""What a person reads who marks: the list of what waits, and one attempt with its questions and rubrics."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from textwrap import wrap
from typing import Any

from grader.assignments import moment
from grader.assignments.wording import short, some
from grader.gradebook import Work
from grader.gradebook.text import counted_lines
from grader.marking import Answer, Given, Paper, Waiting
from grader.markup import for_pipe
from grader.report.text import result_screen
from grader.report.words import SCREEN_WIDTH, visible

MARGIN = "  "
QUOTED = "  | "
"""Before each line that a student wrote: so that none of them looks like ours."""

MOST_LINES = 200


def waiting_screen(waits: Sequence[Waiting]) -> str:
    """List what waits, question by question."""
    if not waits:
        return "Nothing waits for a person."
    lines: list[str] = []
    for place, one in enumerate(waits):
        before = waits[place - 1] if place else None
        if before is None or (before.exercise, before.item) != (one.exercise, one.item):
            title = f"{one.exercise}  {one.item}  {one.title}, {some(one.points, 'point')}"
            lines += ["", *_wrapped(title, "")]
        note = "" if one.stands else ", which may come to count"
        lines.append(f"{MARGIN}{visible(one.student)}  attempt {one.number}{note}")
    students = len({one.student for one in waits})
    lines += ["", f"{some(len(waits), 'answer')} of {some(students, 'student')} to read."]
    return "\n".join(lines[1:])


def paper_screen(paper: Paper, part: str, now: datetime) -> str:
    """Write one attempt: an item with its answer, or all that a person reads."""
    number = paper.attempt.number
    lines = [_head(paper, now)]
    if paper.counted is not None:
        weight = paper.assignment.weight(paper.exercise.slug, paper.exercise.manifest.points)
        lines += counted_lines(paper.counted, weight)
    if paper.given is not None:
        lines += _given("the whole attempt", paper.given, number, paper, now)
    if part:
        lines += ["", *answer_lines(paper, paper.answer(part), now, question=True)]
    else:
        if paper.record is not None:
            lines += ["", *result_screen(paper.record, formulas=paper.exercise.asks).splitlines()[2:]]
        else:
            lines += ["", "It is not graded yet."]
        for answer in paper.answers:
            if answer.pending:
                lines += ["", *answer_lines(paper, answer, now, question=True)]
    if not paper.exercise.asks:
        lines += ["", *file_lines(paper)]
    if paper.comments:
        lines += ["", "Comments", *_comments(paper)]
    return "\n".join(lines)


def _head(paper: Paper, now: datetime) -> str:
    attempt = paper.attempt
    counts = ", which counts" if paper.work.standing == attempt.number else ""
    when = moment(attempt.came_at, paper.assignment.zone, now)
    return (
        f"{paper.exercise.slug}   {visible(attempt.student)}   attempt {attempt.number} of "
        f"{len(paper.work.attempts)}{counts}\n{'handed in' if attempt.handed_in_at else 'received'} {when}"
    )


def answer_lines(paper: Paper, answer: Answer, now: datetime, *, question: bool) -> list[str]:
    """Write an answer below its rubric; `question` says whether what was asked stands before it."""
    lines = [*_wrapped(f"{answer.id}  {answer.title}: {_worth(answer)}", ""), ""]
    if answer.redrawn:
        told = "(The question or its numbers are others now than when this was handed in.)"
        lines += [*_wrapped(told, ""), ""]
    if question and answer.question is not None:
        lines += [*_course_text(answer.question.prompt), ""]
        for name, prose in answer.prose:
            if name:
                lines += [*_course_text(f"({name}) {prose.prompt}"), ""]
            lines += ["An answer that earns all points", *_course_text(prose.model), ""]
            if prose.seen:
                lines.append("Often written")
                for wrong in prose.seen:
                    lines += _course_text(f'"{wrong.answer}"')
                    lines += [f"{MARGIN}{line}" for line in _course_text(wrong.sentence)]
                lines.append("")
    if answer.rubric:
        lines += ["Rubric", *_rubric(answer), ""]
    if paper.exercise.asks:
        lines += [f"The answer of {visible(paper.attempt.student)}, attempt {paper.attempt.number}"]
        lines += _quoted(answer.text.split("\n")) if answer.text else [f"{MARGIN}{visible(answer.message)}"]
    if answer.aids:
        lines += ["", *_wrapped(f"Seen before it was handed in: {_aids(answer.aids)}.", "")]
    if answer.given is not None:
        what = f"{answer.id} is marked"
        lines += ["", *_given(what, answer.given, paper.attempt.number, paper, now)]
    return lines


def _worth(answer: Answer) -> str:
    """Say what there is to give."""
    if not answer.pending:
        return f"{short(answer.machine)} of {some(answer.max_points, 'point')} by the machine"
    told = f"{some(answer.pending, 'point')} for a person to give"
    rest = answer.max_points - answer.pending
    return f"{told}, and {short(answer.machine)} of {short(rest)} by the machine" if rest else told


def _rubric(answer: Answer) -> Iterator[str]:
    for number, line in enumerate(answer.rubric, 1):
        head = f"{number:>3}  {some(line.points, 'point'):<9} "
        first, *others = wrap(for_pipe(line.text), SCREEN_WIDTH - len(head))
        yield f"{head}{first}"
        yield from (f"{'':{len(head)}}{other}" for other in others)


def _aids(numbers: Sequence[int]) -> str:
    hints = ", ".join(str(number) for number in sorted(numbers) if number)
    said = [f"hint {hints}"] if hints else []
    return " and ".join(
        [*said, *(["the solution, with its answer that earns all points"] if 0 in numbers else [])]
    )


def _given(what: str, given: Given, number: int, paper: Paper, now: datetime) -> list[str]:
    mark = given.mark
    verb = "" if what.endswith("marked") else " is marked"
    at = moment(datetime.fromisoformat(mark.at), paper.assignment.zone, now)
    reason = f": {mark.reason}" if mark.reason else ""
    where = "" if given.number == number else f" (given to attempt {given.number}: the answer is the same)"
    told = (
        f"{what[0].upper()}{what[1:]}{verb}: {some(mark.points, 'point')}{where}, by {mark.by}, {at}{reason}"
    )
    return _wrapped(told, "")


def file_lines(paper: Paper) -> list[str]:
    """Write the file of an attempt with numbers of its lines."""
    if paper.submission.refusal:
        return [f"There is no file: {visible(paper.submission.refusal)}"]
    lines = paper.lines
    width = len(str(len(lines)))
    shown = [f"{number:>{width}}  {visible(line)}".rstrip() for number, line in enumerate(lines, 1)]
    return [visible(paper.submission.name), *_cut(shown)]


def _comments(paper: Paper) -> Iterator[str]:
    lines = paper.lines
    for comment in paper.comments:
        where = f"line {comment.line}, " if comment.line else ""
        yield from _wrapped(f"#{comment.id}  {where}by {comment.by}: {comment.text}", MARGIN)
        if 0 < comment.line <= len(lines):
            yield from _quoted([lines[comment.line - 1]])


def effect_lines(before: Work, after: Work, number: int, paper: Paper) -> list[str]:
    """Say what an attempt counts now, and what that changes."""
    counted = next(each for each in after.grade.attempts if each.number == number)
    weight = paper.assignment.weight(paper.exercise.slug, paper.exercise.manifest.points)
    lines = counted_lines(counted, weight)
    was, now = before.grade.standing, after.grade.standing
    if now is None:
        return lines
    which = "" if was is not None and was.number == now.number else f" (attempt {now.number})"
    old = short(was.counts) if was is not None else "nothing"
    change = f"counted {old}, counts {short(now.counts)}{which} of {short(now.max_points)} now."
    if was is not None and was.counts == now.counts:
        change = f"counts {short(now.counts)} of {short(now.max_points)}, as before{which}."
    return [*lines, f"{paper.exercise.slug} {change}"]


def _course_text(text: str) -> list[str]:
    """Write text of the course, formulas spelled out."""
    shown = for_pipe(text.strip(), SCREEN_WIDTH - len(MARGIN))
    return [f"{MARGIN}{line}".rstrip() for line in shown.splitlines()]


def _quoted(lines: Sequence[str]) -> list[str]:
    """Write what a student wrote, each line behind a sign."""
    shown = [
        f"{QUOTED}{part}".rstrip()
        for line in lines
        for part in wrap(visible(line), SCREEN_WIDTH - len(QUOTED), drop_whitespace=False) or [""]
    ]
    return _cut(shown)


def _cut(lines: list[str]) -> list[str]:
    left = len(lines) - MOST_LINES
    return (
        [*lines[:MOST_LINES], f"{MARGIN}… {some(left, 'line')} more; --json has all"] if left > 0 else lines
    )


def _wrapped(text: str, margin: str) -> list[str]:
    later = f"{margin}{MARGIN}" if margin else ""
    return wrap(visible(text), SCREEN_WIDTH, initial_indent=margin, subsequent_indent=later)


def waiting_data(waits: Sequence[Waiting]) -> list[dict[str, Any]]:
    """Return what waits as plain data."""
    return [
        {
            "exercise": one.exercise,
            "item": one.item,
            "title": one.title,
            "student": one.student,
            "attempt": one.number,
            "points": float(one.points),
            "counts": one.stands,
        }
        for one in waits
    ]


def paper_data(paper: Paper, part: str) -> dict[str, Any]:
    """Return one attempt as plain data."""
    counted = paper.counted
    answers = [paper.answer(part)] if part else paper.answers
    return {
        "exercise": paper.exercise.slug,
        "student": paper.attempt.student,
        "attempt": paper.attempt.number,
        "stands": paper.work.standing == paper.attempt.number,
        "earned": float(counted.earned) if counted is not None else None,
        "max_points": float(counted.max_points) if counted is not None else None,
        "counts": float(counted.counts) if counted is not None else None,
        "mark": _mark_data(paper.given),
        "items": [_answer_data(answer) for answer in answers],
        "comments": [
            {"id": each.id, "line": each.line, "text": each.text, "by": each.by, "at": each.at}
            for each in paper.comments
        ],
        "file": paper.submission.source.decode(errors="replace"),
    }


def _answer_data(answer: Answer) -> dict[str, Any]:
    return {
        "id": answer.id,
        "title": answer.title,
        "answer": answer.text,
        "message": answer.message,
        "machine_points": float(answer.machine),
        "points_to_give": float(answer.pending),
        "max_points": float(answer.max_points),
        "question": answer.question.prompt if answer.question is not None else None,
        "rubric": [{"points": line.points, "text": line.text} for line in answer.rubric],
        "model": [part.model for _, part in answer.prose],
        "seen": list(answer.aids),
        "mark": _mark_data(answer.given),
    }


def _mark_data(given: Given | None) -> dict[str, Any] | None:
    if given is None:
        return None
    mark = given.mark
    return {
        "attempt": given.number,
        "points": float(mark.points),
        "reason": mark.reason,
        "by": mark.by,
        "at": mark.at,
    }
