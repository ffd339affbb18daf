"""What hand-ins count: points of the record, less what tries, hints and lateness cost, or as a person judged.

The order is fixed. Each item has the points of the record. A later try at it is worth a share; then hints
take their cost off; a solution that was seen before takes all. A mark of a person stands in place of this.
The sum loses a share for lateness. All of it is exact, and nothing goes below 0.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction

from grader.assignments.assignment import Assignment
from grader.assignments.lateness import Lateness, lateness
from grader.catalog import RulesManifest
from grader.models import Verdict

NOT_JUDGED = (Verdict.NOT_GRADABLE, Verdict.NOT_GRADED)
"""Verdicts that use no attempt up."""

WHOLE = ""
"""The part of a mark that is for the whole attempt."""

SOLUTION = 0
"""The number of an aid that is no hint, but the solution."""


@dataclass(frozen=True, slots=True)
class ItemResult:
    """What the record says of one item.

    Attributes
    ----------
    id : str
        Of the item.
    points, max_points, pending : Fraction
        Earned, possible, and waiting for a person.
    judged : bool
        Whether there was an answer that could be read.
    answer : str
        What was answered, or a fingerprint of it: two are the same exactly when these are.
    """

    id: str
    points: Fraction
    max_points: Fraction
    pending: Fraction = Fraction(0)
    judged: bool = True
    answer: str = ""


@dataclass(frozen=True, slots=True)
class HandIn:
    """One attempt; `at` is when it was handed in, or when it came to us where that is not known."""

    number: int
    at: datetime
    time_known: bool
    verdict: Verdict
    items: tuple[ItemResult, ...]

    @property
    def judged(self) -> bool:
        """Whether it was graded, which uses an attempt up."""
        return self.verdict not in NOT_JUDGED

    def answer(self, part: str) -> object:
        """Return what was answered to a part, or to all; None where there is nothing to compare."""
        if part == WHOLE:
            return {item.id: item.answer for item in self.items} if self.judged else None
        return next((item.answer for item in self.items if item.id == part), None)


@dataclass(frozen=True, slots=True)
class Mark:
    """Points that a person gave to an item, or to the whole attempt if `part` is empty.

    They may be more than the maximum: that is extra credit.
    """

    part: str
    points: Fraction
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Aid:
    """A hint to an item that was shown, by its number from 1; 0 is the solution."""

    item: str
    number: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points that an item lost, and why."""

    part: str
    points: Fraction
    why: str


@dataclass(frozen=True, slots=True)
class Counted:
    """What one attempt counts.

    Attributes
    ----------
    earned, max_points : Fraction
        As the record says.
    pending : Fraction
        What still waits for a person.
    deductions : tuple of Deduction
        What tries, hints and solutions cost.
    marks : tuple of Mark
        Those that hold, also from earlier attempts with the same answers.
    lateness : Lateness
        What is left of the sum.
    counts : Fraction
        All in all.
    """

    number: int
    earned: Fraction
    max_points: Fraction
    pending: Fraction
    deductions: tuple[Deduction, ...]
    marks: tuple[Mark, ...]
    lateness: Lateness
    counts: Fraction

    def weighted(self, weight: Fraction) -> Fraction:
        """Return what it counts where its exercise is worth so much."""
        return weight * self.counts / self.max_points if self.max_points else Fraction(0)

    def weighted_pending(self, weight: Fraction) -> Fraction:
        """Return how much of that waits for a person besides."""
        return (
            weight * self.pending * self.lateness.share / self.max_points if self.max_points else Fraction(0)
        )


@dataclass(frozen=True, slots=True)
class Grade:
    """What a student's attempts at an exercise count, in the order in which they were handed in.

    `standing` is the one that holds, None where none could be graded; `used` says how many used one up.
    """

    attempts: tuple[Counted, ...]
    standing: Counted | None
    using: frozenset[int]

    @property
    def used(self) -> int:
        """How many attempts were used up."""
        return len(self.using)

    def uses(self, number: int) -> bool:
        """Tell whether the attempt of this number used one up."""
        return number in self.using


@dataclass(frozen=True, slots=True)
class Total:
    """What an assignment counts: points, of how many, and how many of the rest wait for a person."""

    points: Fraction
    out_of: Fraction
    pending: Fraction


def grade_of(
    assignment: Assignment,
    slug: str,
    rules: RulesManifest,
    hand_ins: Iterable[HandIn],
    marks: Mapping[int, Sequence[Mark]],
    aids: Iterable[Aid],
    until: datetime | None = None,
) -> Grade:
    """Count everything that a student handed in for an exercise.

    Parameters
    ----------
    assignment : Assignment
        Its due time, and whether the best or the last attempt counts.
    slug : str
        The exercise, which must be in it.
    rules : RulesManifest
        What tries and hints cost.
    hand_ins : iterable of HandIn
        In any order.
    marks : mapping
        What people gave, by number of the attempt; of two for the same part the later one holds.
    aids : iterable of Aid
        Hints and solutions seen.
    until : datetime or None
        The student's own due time, if there is one.
    """
    assignment.part(slug)
    ordered = sorted(hand_ins, key=lambda hand_in: (hand_in.at.astimezone(UTC), hand_in.number))
    aids = tuple(aids)
    counted: list[Counted] = []
    for place, hand_in in enumerate(ordered):
        history = ordered[:place]
        held = _marks_of(hand_in, history, marks)
        late = lateness(assignment, hand_in.at if hand_in.time_known else None, until)
        counted.append(_counted(rules, hand_in, history, held, aids, late))
    # What a person judged counts, whatever the machine said of it.
    candidates = [
        each
        for each, hand_in in zip(counted, ordered, strict=True)
        if hand_in.judged or marks.get(hand_in.number)
    ]
    using = frozenset(hand_in.number for hand_in in ordered if hand_in.judged)
    return Grade(tuple(counted), _standing(assignment, candidates), using)


def assignment_total(
    assignment: Assignment, grades: Mapping[str, Grade], points: Mapping[str, int | Fraction]
) -> Total:
    """Add up what the exercises of an assignment count, each by its weight.

    Parameters
    ----------
    assignment : Assignment
        With its exercises.
    grades : mapping
        What each counts, by slug; one that is not there was not handed in.
    points : mapping
        Each exercise's own points, by slug.
    """
    earned = out_of = pending = Fraction(0)
    for part in assignment.parts:
        weight = assignment.weight(part.slug, points[part.slug])
        grade = grades.get(part.slug)
        standing = grade.standing if grade is not None else None
        out_of += weight
        if standing is not None:
            earned += standing.weighted(weight)
            pending += standing.weighted_pending(weight)
    return Total(earned, out_of, pending)


def _standing(assignment: Assignment, candidates: Sequence[Counted]) -> Counted | None:
    """Choose the attempt that holds; one after the cut-off takes the place of none before it."""
    candidates = [each for each in candidates if not each.lateness.after_cut_off] or candidates
    if assignment.counts == "last":
        return candidates[-1] if candidates else None
    return max(candidates, key=lambda each: each.counts, default=None)  # the first of equals


def _counted(
    rules: RulesManifest,
    hand_in: HandIn,
    history: Sequence[HandIn],
    held: Mapping[str, Mark],
    aids: Sequence[Aid],
    late: Lateness,
) -> Counted:
    """Count one attempt."""
    earned = sum((item.points for item in hand_in.items), Fraction(0))
    if (whole := held.get(WHOLE)) is not None:
        open_items: list[ItemResult] = []
        given = [whole]
    else:
        open_items = [item for item in hand_in.items if item.id not in held]
        given = [held[item.id] for item in hand_in.items if item.id in held]
    deductions = tuple(
        each for item in open_items for each in _deductions(rules, item, hand_in, history, aids)
    )
    total = (
        sum((item.points for item in open_items), Fraction(0))
        - sum((each.points for each in deductions), Fraction(0))
        + sum((max(mark.points, Fraction(0)) for mark in given), Fraction(0))
    )
    return Counted(
        number=hand_in.number,
        earned=earned,
        max_points=sum((item.max_points for item in hand_in.items), Fraction(0)),
        pending=sum((item.pending for item in open_items), Fraction(0)),
        deductions=deductions,
        marks=tuple(given),
        lateness=late,
        counts=total * late.share,
    )


def _marks_of(
    hand_in: HandIn, history: Sequence[HandIn], marks: Mapping[int, Sequence[Mark]]
) -> dict[str, Mark]:
    """Return the marks that hold for an attempt, by part: its own, else of the same answer before."""
    held: dict[str, Mark] = {}
    for each in (*history, hand_in):
        given = {mark.part: mark for mark in marks.get(each.number, ()) if _same(hand_in, each, mark.part)}
        if given and WHOLE not in given and _same(hand_in, each, WHOLE):
            held.pop(WHOLE, None)  # who marks a part looked at this attempt anew
        held |= given
    return held


def _same(one: HandIn, other: HandIn, part: str) -> bool:
    """Tell whether two attempts answer a part alike."""
    answer = one.answer(part)
    return one is other or (answer is not None and answer == other.answer(part))


def _deductions(
    rules: RulesManifest, item: ItemResult, hand_in: HandIn, history: Sequence[HandIn], aids: Sequence[Aid]
) -> Iterator[Deduction]:
    """Tell what an item loses; together never more than it earned."""
    left = item.points
    seen = seen_before(hand_in, item.id, aids)
    if left and SOLUTION in seen and not _answered_before(item, history, aids):
        yield Deduction(item.id, left, "the solution was seen before")
        return
    if left and rules.full_tries and (tries := _tries(item, [*history, hand_in])) > rules.full_tries:
        lost = left * (1 - Fraction(str(rules.later_share)))
        left -= lost
        if lost:
            yield Deduction(item.id, lost, f"try {tries}")
    hints = len(seen - {SOLUTION}) - rules.free_hints
    if left and hints > 0 and (cost := Fraction(str(rules.hint_cost)) * item.max_points * hints):
        yield Deduction(
            item.id, min(cost, left), f"{hints} hint{'s' if hints > 1 else ''} beyond the free ones"
        )


def _tries(item: ItemResult, hand_ins: Sequence[HandIn]) -> int:
    """Count the different answers to an item that were judged."""
    answers = {
        each.answer
        for hand_in in hand_ins
        if hand_in.judged
        for each in hand_in.items
        if each.id == item.id and each.judged
    }
    return len(answers)


def seen_before(hand_in: HandIn, item: str, aids: Iterable[Aid]) -> set[int]:
    """Return the numbers of the aids to an item that were seen before an attempt.

    Where nobody knows when it was handed in, none was: the doubt is the student's.
    """
    if not hand_in.time_known:
        return set()
    at = hand_in.at.astimezone(UTC)
    return {aid.number for aid in aids if aid.item == item and aid.at.astimezone(UTC) < at}


def _answered_before(item: ItemResult, history: Sequence[HandIn], aids: Sequence[Aid]) -> bool:
    """Tell whether the same answer was handed in before its solution was seen."""
    return any(
        hand_in.judged
        and hand_in.answer(item.id) == item.answer
        and SOLUTION not in seen_before(hand_in, item.id, aids)
        for hand_in in history
    )
