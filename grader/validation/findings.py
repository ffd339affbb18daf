"""What a validation says: findings, how much was looked at, and which case catches which mutant."""

from dataclasses import dataclass, field

from grader.models import Outcome

SILENT = (Outcome.PASSED, Outcome.NOT_RUN)
"""Outcomes that find nothing; a case that was not run had nothing to say."""

Problem = tuple[str, str]
"""Where something does not hold, and the sentence about it; a `Finding` without its exercise or lesson."""

MOST_SHOWN = 8
"""So many facts that nothing covers are named on a screen."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold in the exercise, lesson or assignment of this name.

    `where` is a file, perhaps with line and column, or with the id of an item; or the id of a case.
    """

    name: str
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
class Classmates:
    """How many students were drawn for, and how many of them get all the same as another one."""

    students: int
    sharing: int


@dataclass(frozen=True, slots=True)
class ChallengeCounts:
    """How much was looked at in a challenge; its text is one line."""

    public_cases: int = 0
    hidden_cases: int = 0
    mutants: int = 0
    alternatives: int = 0
    roundings: int = 0
    draws: Classmates | None = None

    def __str__(self) -> str:
        """Say it in one line."""
        drawn = f", {self.draws.sharing} of {self.draws.students} students share data" if self.draws else ""
        return (
            f"{self.hidden_cases} hidden and {self.public_cases} public cases, {self.mutants} mutants, "
            f"{self.alternatives} alternatives, {self.roundings} rounded values{drawn}"
        )


@dataclass(frozen=True, slots=True)
class ItemCounts:
    """One item of a quiz or a practice sheet.

    Of so many combinations of its grids `variants` can be asked; `seen` of them are drawn for the students.
    """

    id: str
    combinations: int
    variants: int
    wrong: int
    seen: int


@dataclass(frozen=True, slots=True)
class QuestionCounts:
    """How much was looked at in an exercise of questions; its text is one line."""

    items: tuple[ItemCounts, ...] = ()
    draws: Classmates | None = None

    def __str__(self) -> str:
        """Say it in one line."""
        variants, combinations, wrong = (
            sum(getattr(item, name) for item in self.items) for name in ("variants", "combinations", "wrong")
        )
        drawn = (
            f", {self.draws.sharing} of {self.draws.students} students share numbers" if self.draws else ""
        )
        return (
            f"{_counted(len(self.items), 'question')}, {variants} of {_counted(combinations, 'variant')}, "
            f"{_counted(wrong, 'wrong answer')}{drawn}"
        )


@dataclass(frozen=True, slots=True)
class LessonCounts:
    """How much was looked at in a lesson; its text is one line."""

    parts: int
    claims: int

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{_counted(self.parts, 'part')}, {_counted(self.claims, 'claim')}"


@dataclass(frozen=True, slots=True)
class FactCounts:
    """Which facts of the sources nothing covers yet; its text is one line that names the first of them."""

    facts: int
    covered: int
    missing: tuple[str, ...]

    def __str__(self) -> str:
        """Say it in one line."""
        more = len(self.missing) - MOST_SHOWN
        named = ", ".join(self.missing[:MOST_SHOWN]) + (f" and {more} more" if more > 0 else "")
        return f"{self.covered} of {self.facts} covered" + (f"; not yet: {named}" if named else "")


@dataclass(frozen=True, slots=True)
class AssignmentCounts:
    """How much was looked at in an assignment; its text is one line."""

    exercises: int

    def __str__(self) -> str:
        """Say it in one line."""
        return _counted(self.exercises, "exercise")


Counts = ChallengeCounts | QuestionCounts | LessonCounts | FactCounts | AssignmentCounts


@dataclass(frozen=True, slots=True)
class Validation:
    """What was found in one exercise, lesson, assignment, or in the facts; nothing found means that it holds.

    `kind` is ``"exercise"``, ``"lesson"``, ``"assignment"`` or ``"facts"``; there are no counts of what
    cannot be read.
    """

    name: str
    kind: str
    findings: tuple[Finding, ...] = ()
    counts: Counts | None = None
    matrix: Matrix = field(default_factory=Matrix)


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number != 1 else ''}"
