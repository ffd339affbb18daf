"""What somebody who marks may ask for, and how it is done: points, comments, and taking them back."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from grader.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from grader.marking import Paper

POINTS = r"[0-9]{1,6}(?:\.[0-9]{1,6})?|[0-9]{1,6}/[1-9][0-9]{0,5}"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to be changed."""

    points: Fraction | None = None
    rubric: tuple[int, ...] = ()
    reason: str = ""
    extra: bool = False
    comment: str | None = None
    line: int = 0
    withdraw: bool = False
    withdraw_comment: int | None = None

    @property
    def marks(self) -> bool:
        """Whether points are given."""
        return self.points is not None or bool(self.rubric)

    def check(self) -> None:
        """Refuse what cannot be meant."""
        if self.points is not None and self.rubric:
            raise UsageError("say --points or --rubric: each sets the points")
        if self.withdraw and self.marks:
            raise UsageError("--withdraw takes points back; it goes with neither --points nor --rubric")
        if (self.reason or self.extra) and not self.marks:
            raise UsageError("--reason and --extra go with --points or --rubric")
        if self.line and self.comment is None:
            raise UsageError("--line says which line a --comment is about")
        if self.comment is not None and not self.comment.strip():
            raise UsageError("--comment: expected a text, got none")


def points_in(text: str) -> Fraction:
    """Read points that were typed."""
    if not re.fullmatch(POINTS, text.strip()):
        raise UsageError(f"--points: expected 0 or more, such as 2.5 or 7/2, got {text!r}")
    return Fraction(text.strip())


def commented(connection: "Connection", paper: "Paper", wish: Wish) -> list[str]:
    """Write a comment, or take one back; say so."""
    from grader.store.marks import comment, withdraw_comment

    lines = []
    if wish.withdraw_comment is not None:
        known = [each.id for each in paper.comments]
        if wish.withdraw_comment not in known:
            there = f"there are: {', '.join(map(str, known))}" if known else "there is none"
            raise UsageError(f"no comment {wish.withdraw_comment} on {paper.name}; {there}")
        withdraw_comment(connection, wish.withdraw_comment)
        lines.append(f"Comment {wish.withdraw_comment} on {paper.name} is withdrawn.")
    if wish.comment is not None:
        if wish.line > len(paper.lines):
            raise UsageError(f"--line {wish.line}: the file of {paper.name} has {len(paper.lines)} lines")
        written = comment(connection, paper.attempt.id, wish.line, wish.comment.strip())
        about = f" on line {wish.line}" if wish.line else ""
        lines.append(f"Comment {written}{about} is written to {paper.name}.")
    return lines


def marked(connection: "Connection", paper: "Paper", part: str, wish: Wish) -> list[str]:
    """Give points, or take them back; say what counts then."""
    from grader.cli.mark_screens import effect_lines
    from grader.gradebook import work_of
    from grader.marking import judged
    from grader.store.marks import mark, withdraw_mark

    number = paper.attempt.number
    if wish.withdraw:
        if not withdraw_mark(connection, paper.attempt.id, part):
            raise UsageError(_why_not_withdrawn(paper, part))
        lines = [f"The points for {part or 'all'} of {paper.name} are withdrawn."]
    elif wish.marks:
        points, reason = judged(paper, part, wish.points, wish.rubric, wish.reason, extra=wish.extra)
        mark(connection, paper.attempt.id, part, points, reason)
        lines = [_set(paper, part, points)]
    else:
        return []
    after = work_of(connection, paper.exercise, paper.assignment, paper.attempt.student)
    return [*lines, *effect_lines(paper.work, after, number, paper)]


def _set(paper: "Paper", part: str, points: Fraction) -> str:
    """Say to what a part is set, and how that comes."""
    from grader.assignments.wording import short, some

    if not part:
        return f"All of {paper.name}: {short(points)} of {some(paper.most, 'point')}."
    answer = paper.answer(part)
    by_hand, kept = short(points - answer.kept), short(answer.kept)
    how = f": {by_hand} by hand, {kept} by the machine" if answer.kept else ""
    return f"{part}, {paper.name}: {short(points)} of {some(answer.max_points, 'point')}{how}."


def _why_not_withdrawn(paper: "Paper", part: str) -> str:
    given = paper.answer(part).given if part else paper.given
    what = f"no points were given by hand for {part or 'all'} of {paper.name}"
    if given is not None:
        return f"{what}; those of attempt {given.number} hold for it, --attempt {given.number} withdraws them"
    elsewhere = [number for number, some in paper.work.marks.items() if part in [one.part for one in some]]
    if elsewhere:
        return f"{what}; attempt {elsewhere[-1]} has some, --attempt {elsewhere[-1]} withdraws them"
    return what
