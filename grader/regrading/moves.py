"""What other tests say of what was handed in: result beside result, and case beside case."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from grader.gradebook.works import exactly
from grader.models import Outcome, Verdict, Visibility
from grader.store.attempts import Attempt
from grader.store.results import by_id
from grader.store.tables import batches

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Judged:
    """What a result says of an attempt as a whole."""

    verdict: Verdict
    points: Fraction
    max_points: Fraction
    pending: Fraction
    message: str = ""

    @property
    def share(self) -> Fraction:
        """What was earned of what can be."""
        return self.points / self.max_points if self.max_points else Fraction(0)

    @property
    def by_case(self) -> bool:
        """Whether there are cases that say how it came to this."""
        return self.verdict not in (Verdict.NOT_GRADABLE, Verdict.NOT_GRADED)


@dataclass(frozen=True, slots=True)
class Case:
    """What one case says; it compares without the message, `why`, which is for the instructor alone."""

    title: str
    hidden: bool
    outcome: Outcome
    points: Fraction
    max_points: Fraction
    why: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class CaseMove:
    """A case that says something else now; none where there was, or is, no such case."""

    id: str
    old: Case | None
    new: Case | None


@dataclass(frozen=True, slots=True)
class Move:
    """An attempt that has another result by the tests of today; `old` is none where none held."""

    attempt: Attempt
    old: Judged | None
    new: Judged
    cases: tuple[CaseMove, ...]
    result: int

    @property
    def before(self) -> Fraction:
        """The share of the points that it had."""
        return self.old.share if self.old is not None else Fraction(0)

    @property
    def lower(self) -> bool:
        """Whether it has a smaller share of the points."""
        return self.new.share < self.before

    @property
    def matters(self) -> bool:
        """Whether anything but details of cases is another."""
        if self.old is None:
            return True
        was, now = self.old, self.new
        return (was.share, was.pending, was.verdict) != (now.share, now.pending, now.verdict)


def moves_to(
    connection: "Connection", attempts: Sequence[Attempt], held: Mapping[int, int], results: Mapping[int, int]
) -> Iterator[Move]:
    """Read what has another result, some at a time; what could not be graded moves nobody."""
    for some in batches([attempt for attempt in attempts if attempt.id in results]):
        ids = {one.id: (held.get(one.id), results[one.id]) for one in some}
        rows = by_id(connection, {number for pair in ids.values() for number in pair if number is not None})
        for attempt in some:
            was, now = ids[attempt.id]
            new = json.loads(rows[now].record)
            if new["verdict"] == Verdict.NOT_GRADED.value:
                continue
            old = json.loads(rows[was].record) if was is not None else None
            private = json.loads(rows[now].private or "{}")
            cases = tuple(case_moves(old, new, private.get("cases", {}))) if old is not None else ()
            yield Move(attempt, _judged(old) if old is not None else None, _judged(new), cases, now)


def _judged(record: Mapping[str, Any]) -> Judged:
    points, max_points, pending = (exactly(record[name]) for name in ("points", "max_points", "pending"))
    return Judged(Verdict(record["verdict"]), points, max_points, pending, record["message"])


def case_moves(
    old: Mapping[str, Any], new: Mapping[str, Any], private: Mapping[str, Mapping[str, Any]]
) -> Iterator[CaseMove]:
    """Compare two records, case by case; nothing where one of them has none because it was not judged.

    Parameters
    ----------
    old, new : mapping
        The records.
    private : mapping
        What only the instructor may see of the hidden cases of the new one, by id.
    """
    if not (_judged(old).by_case and _judged(new).by_case):
        return
    was = {case["id"]: _case(case) for case in old["tests"]}
    now = {case["id"]: _case(case, private.get(case["id"], {})) for case in new["tests"]}
    for name in dict.fromkeys((*now, *was)):
        if was.get(name) != now.get(name):
            yield CaseMove(name, was.get(name), now.get(name))


def _case(case: Mapping[str, Any], private: Mapping[str, Any] | None = None) -> Case:
    return Case(
        case["title"],
        case["visibility"] == Visibility.HIDDEN.value,
        Outcome(case["outcome"]),
        exactly(case["points"]),
        exactly(case["max_points"]),
        (private or {}).get("message") or case["message"],
    )
