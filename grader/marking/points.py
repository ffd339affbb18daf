"""To what a part is set by somebody who gives points, or lines of a rubric; and what they may not do."""

from collections.abc import Sequence
from fractions import Fraction

from grader.assignments.counting import WHOLE
from grader.assignments.wording import short
from grader.errors import UsageError
from grader.marking.paper import Answer, Paper


def judged(
    paper: Paper,
    part: str,
    points: Fraction | None,
    rubric: Sequence[int] = (),
    reason: str = "",
    *,
    extra: bool = False,
) -> tuple[Fraction, str]:
    """Return to what a mark sets its part, and the reason that is kept.

    Parameters
    ----------
    paper : Paper
        What is marked.
    part : str
        An item; empty for the whole attempt.
    points : Fraction or None
        What is given, for a question in parts for its prose; none where lines of the rubric say it.
    rubric : sequence of int
        The lines that are met.
    reason : str
        Why; needed against what the machine said.
    extra : bool
        Whether it may be more than there is to give.

    Raises
    ------
    UsageError
        If it cannot be marked so.
    """
    if paper.counted is None:
        raise UsageError(f"{paper.name} is not graded yet; points can be given once it is")
    if rubric and part == WHOLE:
        raise UsageError(
            f"the rubric is that of one item; name it: {_items(paper, 'rubric') or 'there is none'}"
        )
    given = _by_rubric(paper.answer(part), rubric) if points is None else points
    total = _total(paper, part, given, extra=extra)
    if not reason and (part == WHOLE or not paper.answer(part).pending):
        what = part or "the whole attempt"
        waits = _items(paper, "pending") if part == WHOLE else ""
        instead = f", or name the item that waits: {waits}" if waits else ""
        raise UsageError(f"{what} was judged by the machine: give a reason (--reason){instead}")
    lines = f"rubric {', '.join(map(str, sorted(rubric)))}" if rubric else ""
    return total, "; ".join(text for text in (lines, reason) if text)


def _items(paper: Paper, having: str) -> str:
    return ", ".join(answer.id for answer in paper.answers if getattr(answer, having))


def _by_rubric(answer: Answer, lines: Sequence[int]) -> Fraction:
    """Add up lines of the rubric, by their numbers."""
    rubric = answer.rubric
    if not rubric:
        raise UsageError(f"{answer.id} has no rubric; give points")
    for place, line in enumerate(lines):
        if not 1 <= line <= len(rubric):
            raise UsageError(f"the rubric of {answer.id} has the lines 1 to {len(rubric)}, got {line}")
        if line in lines[:place]:
            raise UsageError(f"line {line} of the rubric is named twice")
    return Fraction(sum(rubric[line - 1].points for line in lines))


def _total(paper: Paper, part: str, points: Fraction, *, extra: bool) -> Fraction:
    """Add what the machine keeps; refuse more than there is to give."""
    most, kept = paper.most, Fraction(0)
    if part != WHOLE:
        most, kept = paper.answer(part).most, paper.answer(part).kept
        own = {mark.part: mark for mark in paper.work.marks.get(paper.attempt.number, ())}
        if WHOLE in own:
            raise UsageError(
                f"{paper.name} has {short(own[WHOLE].points)} points as a whole, so those for {part} would "
                "not count; withdraw them first"
            )
    if points > most and not extra:
        raise UsageError(
            f"{part or paper.name}: expected at most {short(most)} points, got {short(points)}; more is "
            "extra credit (--extra)"
        )
    return kept + points
