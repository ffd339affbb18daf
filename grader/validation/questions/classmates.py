"""A large class: what its students get, and how many of them get the same as somebody else."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from grader.draws import PUBLIC_KEY, Draw
from grader.questions import Definition, Question
from grader.validation.findings import Classmates
from grader.validation.flaws import Numbers

STUDENTS = tuple(f"s{number:03}" for number in range(1, 501))


@dataclass(frozen=True, kw_only=True)
class _Known(Question):
    """A question of which it is only known whether it can be asked."""

    usable: bool

    @property
    def ambiguous(self) -> bool:
        """Whether it cannot be asked."""
        return not self.usable


def numbers_of(definition: Definition, usable: Iterable[tuple[Numbers, Question]]) -> list[Numbers]:
    """Draw the numbers of every student; what can be asked is known, so nothing is built again.

    Raises
    ------
    CatalogError
        If hardly a combination can be asked.
    """
    known = {repr(numbers) for numbers, _ in usable}

    def build(**numbers: Any) -> Question:
        return _Known(prompt="", usable=repr(numbers) in known)

    knowing = replace(definition, build=build)
    return [knowing.drawn(Draw(PUBLIC_KEY, student, definition.id))[0] for student in STUDENTS]


def distinct(drawn: Iterable[Any]) -> int:
    """Count what differs."""
    return len(set(map(repr, drawn)))


def classmates(drawn: Sequence[Any]) -> Classmates:
    """Count the students who get all the same as another one, from what each of them gets.

    >>> classmates(["a", "b", "a"])
    Classmates(students=3, sharing=2)
    """
    times = Counter(map(repr, drawn))
    return Classmates(len(drawn), sum(count for count in times.values() if count > 1))
