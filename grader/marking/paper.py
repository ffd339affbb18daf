"""One attempt as the person sees it who marks it: answers, rubrics, and what was said of it before."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from grader.assignments import Aid, Assignment, Counted, HandIn, Mark, Shown, for_student, grade_of
from grader.assignments.counting import WHOLE, seen_before
from grader.catalog import Exercise
from grader.draws import CourseKey, key_for
from grader.errors import UsageError
from grader.gradebook import Work, until_of, work_of
from grader.gradebook.works import hand_in_of
from grader.models import Submission
from grader.questions import Prose, Question
from grader.questions.parts import each_part
from grader.questions.prose import Criterion
from grader.report.words import visible
from grader.store.attempts import Attempt, attempts_of, submission_of
from grader.store.marks import StoredComment, StoredMark
from grader.store.results import standings
from grader.variants import Asked, sheet_of

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Given:
    """A mark that holds, and the number of the attempt to which it was given: one with the same answer."""

    mark: StoredMark
    number: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answered to an item, and what there is to judge it by.

    Attributes
    ----------
    id, title : str
        Of the item.
    text : str
        The answer; whole where a person reads it. Code is in the file alone.
    machine : Fraction
        What the machine gave, less what tries and hints cost.
    pending, max_points : Fraction
        What is for a person to give, marked or not, and what all of the item is worth.
    message : str
        What the student was told.
    question : Question or None
        As it is drawn for this student today; none for code.
    redrawn : bool
        Whether its numbers are not those that were answered.
    given : Given or None
        The mark that holds.
    aids : tuple of int
        Hints that were seen before it was handed in; 0 is the solution.
    """

    id: str
    title: str
    text: str
    machine: Fraction
    pending: Fraction
    max_points: Fraction
    message: str
    question: Question | None = None
    redrawn: bool = False
    given: Given | None = None
    aids: tuple[int, ...] = ()

    @property
    def prose(self) -> list[tuple[str, Prose]]:
        """What of the question a person judges, with the names of its parts."""
        parts = each_part(self.question) if self.question is not None else []
        return [(name, part) for name, part in parts if isinstance(part, Prose)]

    @property
    def asked(self) -> list[str]:
        """What is read before the answer: the same for many students, or with numbers of their own."""
        asks = [self.question.prompt] if self.question is not None else []
        return [*asks, *(text for _, part in self.prose for text in (part.prompt, part.model))]

    @property
    def rubric(self) -> list[Criterion]:
        """The lines of the rubric, numbered from 1 through all parts."""
        return [line for _, part in self.prose for line in part.rubric]

    @property
    def most(self) -> Fraction:
        """How many points a person may give: for the prose, or for all where nothing waited for a person."""
        return self.pending or self.max_points

    @property
    def kept(self) -> Fraction:
        """What of the machine's points stands beside them."""
        return self.machine if self.pending else Fraction(0)


@dataclass(frozen=True, slots=True)
class Paper:
    """One attempt, as the person sees it who marks it.

    Attributes
    ----------
    work : Work
        All of this student in this exercise.
    record : dict or None
        Its result, with what students do not see; none where it is not graded yet.
    counted : Counted or None
        What it counts.
    answers : tuple of Answer
        Item by item.
    given : Given or None
        The mark of the whole attempt that holds.
    """

    exercise: Exercise
    assignment: Assignment
    work: Work
    attempt: Attempt
    submission: Submission
    record: dict[str, Any] | None
    counted: Counted | None
    answers: tuple[Answer, ...]
    given: Given | None

    @property
    def most(self) -> Fraction:
        """What the whole attempt is worth."""
        return self.counted.max_points if self.counted is not None else Fraction(0)

    @property
    def comments(self) -> Sequence[StoredComment]:
        """What people wrote to it."""
        return self.work.comments.get(self.attempt.number, ())

    @property
    def lines(self) -> list[str]:
        """The lines of the file, to be read; hostile text."""
        return [line.decode(errors="replace") for line in self.submission.source.splitlines()]

    def answer(self, item: str) -> Answer:
        """Return the answer to an item.

        Raises
        ------
        UsageError
            If the result of this attempt has no such item.
        """
        for answer in self.answers:
            if answer.id == item:
                return answer
        known = ", ".join(answer.id for answer in self.answers) or "none"
        raise UsageError(f"no item {item!r} in {self.name}; its items: {known}")

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return f"attempt {self.attempt.number} of {visible(self.attempt.student)} at {self.exercise.slug}"


def paper_of(
    connection: "Connection",
    exercise: Exercise,
    assignment: Assignment,
    student: str,
    number: int | None = None,
    key: CourseKey | None = None,
) -> Paper:
    """Read one attempt with all that is needed to mark it.

    Parameters
    ----------
    connection : Connection
        To the store.
    exercise : Exercise
        What was handed in.
    assignment : Assignment
        By whose rules it counts.
    student : str
        Whose.
    number : int, optional
        Of the attempt; else the one that counts.
    key : CourseKey, optional
        Draws the student's questions; needed where the exercise asks any.

    Raises
    ------
    UsageError
        If there is no such attempt.
    """
    work = work_of(connection, exercise, assignment, student)
    attempt = _attempt(connection, work, number)
    submission = submission_of(connection, attempt.id)
    hand_ins: dict[int, HandIn] = {}
    record: dict[str, Any] | None = None
    for standing in standings(connection, exercise.slug, student):
        said = json.loads(standing.record)
        hand_ins[standing.attempt.number] = hand_in_of(exercise, standing.attempt, said)
        if standing.attempt.id == attempt.id:
            everything = {case["id"]: Shown.VISIBLE for case in said["tests"]}
            record = for_student(said, json.loads(standing.private or "{}"), everything)
    counted = next((each for each in work.grade.attempts if each.number == attempt.number), None)
    given = _given(work, counted) if counted is not None else {}
    answers: tuple[Answer, ...] = ()
    if record is not None:
        bare = _without_marks(exercise, assignment, work, hand_ins)[attempt.number]
        drawing = key_for(submission, key)
        asked = sheet_of(exercise, drawing, student).asked if exercise.asks and drawing is not None else ()
        sheet = {one.item.id: one for one in asked}
        answers = tuple(_answers(exercise, record, hand_ins[attempt.number], bare, sheet, given, work.hints))
    return Paper(exercise, assignment, work, attempt, submission, record, counted, answers, given.get(WHOLE))


def _attempt(connection: "Connection", work: Work, number: int | None) -> Attempt:
    student = visible(work.student)
    if not work.attempts:
        everybody = {attempt.student for attempt in attempts_of(connection, work.exercise)}
        meant = get_close_matches(work.student, everybody)
        hint = f"; did you mean {' or '.join(map(visible, meant))}?" if meant else ""
        raise UsageError(f"{student} handed in nothing for {work.exercise}{hint}")
    wanted = number or work.standing or work.attempts[-1].number
    for attempt in work.attempts:
        if attempt.number == wanted:
            return attempt
    raise UsageError(
        f"{student} has no attempt {wanted} at {work.exercise}; the last one is {work.attempts[-1].number}"
    )


def _without_marks(
    exercise: Exercise, assignment: Assignment, work: Work, hand_ins: Mapping[int, HandIn]
) -> dict[int, Counted]:
    """Count what the machine alone would, with what tries and hints cost."""
    rules, until = exercise.manifest.rules, until_of(work.extension)
    grade = grade_of(assignment, exercise.slug, rules, hand_ins.values(), {}, work.hints, until)
    return {each.number: each for each in grade.attempts}


def _answers(
    exercise: Exercise,
    record: Mapping[str, Any],
    hand_in: HandIn,
    bare: Counted,
    sheet: Mapping[str, Asked],
    given: Mapping[str, Given],
    aids: Sequence[Aid],
) -> Iterator[Answer]:
    cases = {case["id"]: case for case in record["tests"]} if exercise.asks else {}
    titles = {item.id: item.title for item in exercise.manifest.items}
    for item in hand_in.items:
        lost = sum((each.points for each in bare.deductions if each.part == item.id), Fraction(0))
        asked = sheet.get(item.id)
        case = cases.get(item.id, {})
        yield Answer(
            item.id,
            titles.get(item.id, ""),
            case.get("got") or "",
            item.points - lost,
            item.pending,
            item.max_points,
            case.get("message", ""),
            asked.question if asked is not None else None,
            asked is not None and item.judged and _redrawn(asked, record["variant"]),
            given.get(item.id),
            tuple(sorted(seen_before(hand_in, item.id, aids))),
        )


def _redrawn(asked: Asked, variant: Mapping[str, Any]) -> bool:
    """Tell whether other numbers were drawn when this was graded, which are kept as JSON has them."""
    numbers = json.loads(json.dumps(asked.numbers, default=str))
    return bool(numbers != variant.get(asked.item.id, {}))


def _given(work: Work, counted: Counted) -> dict[str, Given]:
    """Find where the marks that hold for an attempt were given: to it, else to one with the same answer."""
    numbers = sorted(work.marks, key=lambda number: (number != counted.number, -number))
    given = [Given(one, number) for number in numbers for one in work.marks[number]]
    return {
        mark.part: next(
            each
            for each in given
            if Mark(each.mark.part, each.mark.points, each.mark.reason, each.mark.by) == mark
        )
        for mark in counted.marks
    }
