"""What the pages of a class say of the work in a store: what each student may see, and all of it.

The first is for students: nothing that is kept back from them is in it, not even which attempt is the best.
The second is for the index, which is their instructor's.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from grader.assignments import (
    Assignment,
    Counted,
    Shown,
    closed_at,
    due_of,
    rule_sentence,
    spelled_out,
)
from grader.assignments.wording import day_and_time, short, some
from grader.catalog import Exercise
from grader.gradebook.book import Book, Row
from grader.gradebook.seeing import seen_by_student, withholds
from grader.gradebook.works import Work, until_of
from grader.models import RunResult, Verdict
from grader.report.pages import Comment, Kept, Marked, Part, Sum, Worth
from grader.report.reading import result_in, writable
from grader.store.attempts import Attempt, submission_of
from grader.store.results import by_id
from grader.store.tables import batches

if TYPE_CHECKING:
    from sqlalchemy import Connection

TOLD_LATER = "told later"


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of some books: the results, exercise by exercise, and the sums, by student."""

    results: tuple[Kept, ...]
    sums: Mapping[str, Sequence[Sum]]


def told_in(
    connection: "Connection", books: Iterable[Book], now: datetime, summed: Collection[str]
) -> tuple[Told, Told]:
    """Read what students are told of their work, and what their instructor is.

    Parameters
    ----------
    connection : Connection
        To the store.
    books : iterable of Book
        Of assignments.
    now : datetime
        The moment; some tests are shown after the due time.
    summed : collection of str
        The assignments of which there is a sum.
    """
    books = list(books)
    pairs = [_kept(connection, book, exercise, now) for book in books for exercise in book.exercises]
    seen, whole = zip(*pairs, strict=True) if pairs else ((), ())
    whole_books = [book for book in books if book.assignment.name in summed]
    return (
        Told(seen, _sums(whole_books, now, everything=False)),
        Told(whole, _sums(whole_books, now, everything=True)),
    )


def _kept(connection: "Connection", book: Book, exercise: Exercise, now: datetime) -> tuple[Kept, Kept]:
    """Read the results of an exercise as students see them, and whole."""
    seen: list[tuple[RunResult, Worth]] = []
    whole: list[tuple[RunResult, Worth]] = []
    rows = [row for row in book.rows if exercise.slug in row.works and row.works[exercise.slug].results]
    for some_rows in batches(rows):
        pages = [_Page(book, exercise, row, row.works[exercise.slug], now) for row in some_rows]
        stored = by_id(connection, [number for page in pages for number in page.result_ids])
        for page in pages:
            for_student, for_instructor = page.told(stored, connection)
            seen.append(for_student)
            whole.append(for_instructor)
    named = exercise.slug, exercise.manifest.title
    return _as_kept(*named, seen), _as_kept(*named, whole)


def _as_kept(slug: str, title: str, pairs: Sequence[tuple[RunResult, Worth]]) -> Kept:
    return Kept(slug, title, tuple(result for result, _ in pairs), tuple(worth for _, worth in pairs))


@dataclass(frozen=True, slots=True)
class _Page:
    """One student's work in one exercise, about to be told."""

    book: Book
    exercise: Exercise
    row: Row
    work: Work
    now: datetime

    @property
    def hides(self) -> bool:
        """Whether the student may not know yet how it ended."""
        return withholds(self.book.assignment, self.exercise, self.now, self.until, self.book.published)

    @property
    def until(self) -> datetime | None:
        """The student's own due time."""
        return until_of(self.row.extension)

    @property
    def numbers(self) -> tuple[int, int]:
        """Which attempt the student is shown, and which one stands; the best of several would tell."""
        stands = self.work.standing or max(self.work.results)
        return (max(self.work.results) if self.hides else stands), stands

    @property
    def result_ids(self) -> set[int]:
        """The results that are needed."""
        return {self.work.results[number] for number in self.numbers}

    def told(
        self, stored: Mapping[int, Any], connection: "Connection"
    ) -> tuple[tuple[RunResult, Worth], tuple[RunResult, Worth]]:
        """Return what the student is told, and what the instructor is."""
        number, stands = self.numbers
        row = stored[self.work.results[number]]
        record = json.loads(row.record)
        assignment, published = self.book.assignment, self.book.published
        told = seen_by_student(
            assignment, record, row.private, now=self.now, until=self.until, published=published
        )
        worth = replace(
            self._worth(number, hides=self.hides),
            comments=tuple(self._comments(connection, number)),
            left_out=tuple(self._left_out(record, told)),
        )
        seen = self._result(writable(told, row.record + (row.private or "")), number)
        if number == stands and told["tests"] == record["tests"]:
            whole = seen  # nothing is kept back, and nothing is added
        else:
            text = stored[self.work.results[stands]].record
            whole = self._result(writable(json.loads(text), text), stands)
        return (seen, worth), (whole, self._in_a_table(stands))

    def _in_a_table(self, number: int) -> Worth:
        """Return what an attempt counts, with only what is not plain spelled out."""
        counted, worth = self._counted(number), self._worth(number)
        plain = counted.counts == counted.earned and not counted.marks
        return replace(
            worth,
            attempt=f"attempt {number} of {len(self.work.attempts)}",
            sentence="" if plain else worth.sentence,
        )

    def _result(self, record: Mapping[str, Any], number: int) -> RunResult:
        """Read a record; one that keeps back how it ended reads as one that was not graded."""
        kept_back = {"verdict": Verdict.NOT_GRADED, "points": 0, "score": None}
        known = {name: value for name, value in record.items() if value is not None or name not in kept_back}
        where = f"{self.exercise.slug}: attempt {number} of {self.work.student}"
        return result_in({**kept_back, **known, "student": self.work.student}, where)

    def _counted(self, number: int) -> Counted:
        return next(one for one in self.work.grade.attempts if one.number == number)

    def _worth(self, number: int, *, hides: bool = False) -> Worth:
        counted = self._counted(number)
        attempt = " ".join(self._attempts(number, hides=hides))
        if hides:
            late = counted.lateness.days
            return Worth(
                attempt, f"It is {some(late, 'day')} late." if late else "", TOLD_LATER, withheld=True
            )
        weight = self.book.weight(self.exercise)
        # Reasons may be long, and stand by themselves.
        plain = replace(counted, marks=tuple(replace(mark, reason="") for mark in counted.marks))
        stands = self.work.grade.standing is not None
        return Worth(
            attempt,
            f"{spelled_out(plain, weight)}." if stands else "",
            _weighted(counted, weight) if stands else "–",
            pending=counted.pending,
            marks=tuple(Marked(mark.part, mark.points, mark.reason) for mark in counted.marks),
        )

    def _attempts(self, number: int, *, hides: bool) -> Iterator[str]:
        """Say which attempt this is, when it was handed in, and which ones have no result."""
        attempts, stands = self.work.attempts, self.work.grade.standing
        (this,) = [one for one in attempts if one.number == number]
        counts = " counts" if stands is not None and len(attempts) > 1 and not hides else ""
        yield f"Attempt {number} of {len(attempts)}{counts}, {_when(this, self.book.assignment)}."
        if hides and len(attempts) > 1:
            yield "Which one counts is told later."
        if waiting := [str(one.number) for one in self.work.waiting if one.number != number]:
            yield (
                f"Attempt {waiting[0]} is not graded yet."
                if len(waiting) == 1
                else f"Attempts {', '.join(waiting)} are not graded yet."
            )

    def _comments(self, connection: "Connection", number: int) -> Iterator[Comment]:
        """Read what was written to the attempts, that on this one first; each with its line of the code."""
        for attempt in sorted(self.work.attempts, key=lambda one: (one.number != number, one.number)):
            said = self.work.comments.get(attempt.number, ())
            about = any(one.line for one in said)
            lines = submission_of(connection, attempt.id).source.splitlines() if about else []
            for one in sorted(said, key=lambda one: one.line):
                places = [f"attempt {attempt.number}"] if attempt.number != number else []
                places += [f"line {one.line}"] if one.line else []
                code = lines[one.line - 1].decode(errors="replace") if 0 < one.line <= len(lines) else ""
                yield Comment(one.text, ", ".join(places), code)

    def _left_out(self, record: Mapping[str, Any], told: Mapping[str, Any]) -> Iterator[str]:
        """Say which tests are not shown, and until when."""
        assignment = self.book.assignment
        own = assignment.part(self.exercise.slug).tests
        shown = {case["id"] for case in told["tests"]}
        left_out = Counter(
            own.get(case["id"], assignment.tests) for case in record["tests"] if case["id"] not in shown
        )
        for how, number in left_out.items():
            sentence = f"{some(number, 'test')} {'is' if number == 1 else 'are'} not shown"
            closed = closed_at(assignment, self.until)
            if how is Shown.AFTER_PUBLISHED:
                yield f"{sentence} until the results are published."
            elif how is Shown.AFTER_DUE and closed is not None:
                yield f"{sentence} before {day_and_time(closed, assignment.zone)}."
            else:
                yield f"{sentence}."


def _when(attempt: Attempt, assignment: Assignment) -> str:
    said = day_and_time(attempt.came_at, assignment.zone)
    return f"{'handed in' if attempt.handed_in_at else 'received'} {said}"


def _weighted(counted: Counted, weight: Fraction) -> str:
    """Write what an attempt counts of what its exercise is worth, and what waits besides."""
    waits = counted.weighted_pending(weight)
    pending = f", {short(waits)} more wait for a person" if waits else ""
    return f"{short(counted.weighted(weight))} of {short(weight)}{pending}"


def _sums(books: Iterable[Book], now: datetime, *, everything: bool) -> dict[str, list[Sum]]:
    """Say what assignments count for each student."""
    sums: defaultdict[str, list[Sum]] = defaultdict(list)
    for book in books:
        for row in book.rows:
            sums[row.person.name].append(_sum(book, row, now, everything=everything))
    return sums


def _sum(book: Book, row: Row, now: datetime, *, everything: bool) -> Sum:
    """Say what an assignment counts for a student."""
    assignment, until = book.assignment, until_of(row.extension)
    parts = []
    for exercise in book.exercises:
        hides = not everything and withholds(assignment, exercise, now, until, book.published)
        counts = _counts(row.works.get(exercise.slug), book.weight(exercise), hides=hides)
        parts.append(Part(exercise.slug, exercise.manifest.title, counts))
    due = due_of(assignment, until)
    extended = ", extended for you" if row.extension and row.extension.until else ""
    rules = f"Due {day_and_time(due, assignment.zone)}{extended}. {rule_sentence(assignment)}" if due else ""
    total = f"{short(row.total.points)} of {short(row.total.out_of)} points"
    if row.total.pending:
        total += f", {short(row.total.pending)} more wait for a person"
    if any(part.counts == TOLD_LATER for part in parts):
        total = "Some points are told later"
    return Sum(assignment.name, assignment.title, rules, tuple(parts), f"{total}.")


def _counts(work: Work | None, weight: Fraction, *, hides: bool) -> str:
    """Say what one exercise counts."""
    if work is None or not work.attempts:
        return "not handed in"
    if work.grade.standing is None:
        return "not graded yet" if work.waiting else "cannot be graded as it is"
    return TOLD_LATER if hides else _weighted(work.grade.standing, weight)
