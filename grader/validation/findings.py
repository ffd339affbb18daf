"""What a validation says: findings, and which case catches which mutant."""

from dataclasses import dataclass, field

from grader.models import Outcome

SILENT = (Outcome.PASSED, Outcome.NOT_RUN)
"""Outcomes that find nothing; a case that was not run had nothing to say."""

Problem = tuple[str, str]
"""Where something does not hold, and the sentence about it; a `Finding` without its exercise."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold.

    `where` is a file of the exercise or of its solutions, a case id, or ``course.toml``.
    """

    exercise: str
    where: str
    sentence: str


@dataclass(frozen=True, slots=True)
class MutantRow:
    """One mutant: the cases that its docstring names, and those that do catch it."""

    mutant: str
    claimed: tuple[str, ...]
    caught: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Which hidden case catches which mutant; `cases` are the columns, in the order of the suite."""

    cases: tuple[str, ...] = ()
    rows: tuple[MutantRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was looked at."""

    public_cases: int = 0
    hidden_cases: int = 0
    mutants: int = 0
    alternatives: int = 0
    roundings: int = 0


@dataclass(frozen=True, slots=True)
class Validation:
    """What was found for one exercise; nothing found means that it holds."""

    exercise: str
    findings: tuple[Finding, ...] = ()
    matrix: Matrix = field(default_factory=Matrix)
    counts: Counts = field(default_factory=Counts)
