"""A regrade: grading again, looking at who would move, letting it hold, and taking it back.

Grading again keeps results, and moves nobody. What would move is found out by trying: the results are let
hold in a transaction, what counts is read, and all of it is taken back. So a preview says what `apply` does.
Nobody loses anything unless that is allowed: an attempt for which there would be a smaller share of the
points is left out, and so are all of a student for whom less would count.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from grader.assignments import Assignment
from grader.catalog import Exercise
from grader.draws import CourseKey
from grader.errors import UsageError
from grader.gradebook import Work, works
from grader.grading.results import versions
from grader.grading.run import ClassRun
from grader.models import Verdict
from grader.regrading.moves import Move, moves_to
from grader.store import regrades
from grader.store.attempts import Attempt, attempts_of
from grader.store.attempts_run import KeptAttempt, attempts_run
from grader.store.extensions import extensions
from grader.store.opening import Store
from grader.store.regrades import Regrade, add_move, begin_regrade, moves_of, regrades_of
from grader.store.results import set_standings, standings
from grader.store.tables import now

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class GradedAgain:
    """What a run over all attempts of an exercise found.

    Attributes
    ----------
    exercise, assignment : Exercise, Assignment
        What was graded, and by which rules it counts.
    run : int
        Its number in the store.
    attempts : tuple of Attempt
        What was graded.
    held, results : mapping
        The results that held when it began, and those of today's tests, by the ids of attempts.
    faults : tuple of str
        Why some could not be graded, by no fault of theirs.
    """

    exercise: Exercise
    assignment: Assignment
    run: int
    attempts: tuple[Attempt, ...]
    held: Mapping[int, int]
    results: Mapping[int, int]
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """What counts for a student, in points of the assignment; none where nothing does."""

    before: Fraction | None
    after: Fraction | None
    by_hand: bool

    @property
    def difference(self) -> Fraction:
        """How much more counts now."""
        return (self.after or Fraction(0)) - (self.before or Fraction(0))


@dataclass(frozen=True, slots=True)
class Regraded:
    """What the tests of today change in an exercise.

    Attributes
    ----------
    graded : GradedAgain
        The run.
    moves : tuple of Move
        All attempts that have another result, in the order of students and numbers.
    left_out : frozenset of int
        Ids of the attempts that keep what they have, since less would count.
    elsewhere : int
        Attempts that got another result while the run was at work, and keep that.
    counts : mapping
        What counts for everybody who moves, by student.
    number : int or None
        Of the regrade, once it is applied.
    """

    graded: GradedAgain
    moves: tuple[Move, ...] = ()
    left_out: frozenset[int] = frozenset()
    elsewhere: int = 0
    counts: Mapping[str, Counts] = field(default_factory=dict)
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Undone:
    """A regrade that was taken back: for how many attempts, and how many have got another result since."""

    regrade: Regrade
    back: int
    newer: int
    counts: Mapping[str, Counts]


def grade_again(
    store: Store,
    exercise: Exercise,
    assignment: Assignment,
    key: CourseKey | None,
    jobs: int | None = None,
    isolation: str = "auto",
    advance: Callable[[], None] = lambda: None,
) -> GradedAgain:
    """Grade everything that was handed in for an exercise by the tests of today; nobody moves.

    What these tests have graded before is not graded again, so that a killed run goes on.

    Parameters
    ----------
    store : Store
        Where it is kept.
    exercise : Exercise
        What was handed in.
    assignment : Assignment
        By whose rules it counts.
    key : CourseKey or None
        Draws everybody's numbers; needed where the exercise has any.
    jobs : int, optional
        Processes; one for each core when not given.
    isolation : str
        ``"auto"`` or the name of an `Isolation`.
    advance : callable
        Called after each attempt.
    """
    with store.reading() as connection:
        attempts = tuple(attempts_of(connection, exercise.slug))
        held = _held(connection, exercise)
    faults: list[str] = []
    found = [KeptAttempt(store, attempt) for attempt in attempts]
    with attempts_run(store, exercise.slug, versions(), attempts, "regrade") as run:
        for result in ClassRun(exercise, found, run, jobs, isolation, key, private=True).results():
            if result["verdict"] == Verdict.NOT_GRADED.value:
                faults.append(f"{result['student']}: {result['message']}")
            advance()
        return GradedAgain(exercise, assignment, run.id, attempts, held, run.results(), tuple(faults))


def preview(
    store: Store, graded: Iterable[GradedAgain], *, allow_decrease: bool = False
) -> tuple[Regraded, ...]:
    """Say what would move; nothing does."""
    with store.writing() as connection:
        return tuple(_weighed(connection, one, allow_decrease=allow_decrease) for one in graded)


def apply(
    store: Store, graded: Iterable[GradedAgain], reason: str, *, allow_decrease: bool = False
) -> tuple[Regraded, ...]:
    """Let the results of today's tests hold, of all exercises or of none; the old ones are kept.

    Parameters
    ----------
    store : Store
        Where it is kept.
    graded : iterable of GradedAgain
        An exercise each.
    reason : str
        Why; it is kept.
    allow_decrease : bool
        Whether somebody may lose something by it.
    """
    with store.writing() as connection:
        weighed = [_weighed(connection, one, allow_decrease=allow_decrease) for one in graded]
        at = now()
        return tuple(_applied(connection, one, reason, at) for one in weighed)


def undo(store: Store, exercises: Iterable[tuple[Exercise, Assignment]]) -> tuple[Undone, ...]:
    """Take the newest regrade back that holds, in all exercises that were applied at once.

    Raises
    ------
    UsageError
        If none holds.
    """
    with store.writing() as connection:
        newest = {}
        for exercise, assignment in exercises:
            holding = [one for one in regrades_of(connection, exercise.slug) if _holds(one)]
            if holding:
                newest[exercise.slug] = holding[-1], exercise, assignment
        if not newest:
            raise UsageError("no regrade is applied here, so there is none to undo")
        last = max((one for one, *_ in newest.values()), key=lambda one: one.id)
        same = [found for found in newest.values() if (found[0].at, found[0].by) == (last.at, last.by)]
        return tuple(_undone(connection, *found) for found in same)


def _holds(regrade: Regrade) -> bool:
    return regrade.applied_at is not None and regrade.undone_at is None


def _undone(connection: "Connection", regrade: Regrade, exercise: Exercise, assignment: Assignment) -> Undone:
    applied = sum(move.applied for move in moves_of(connection, regrade.id))
    before = _works(connection, exercise, assignment)
    back = regrades.undo(connection, regrade.id)
    after = _works(connection, exercise, assignment)
    counts = _counts(exercise, assignment, before, after, before)
    return Undone(regrade, back, applied - back, counts)


def _weighed(connection: "Connection", graded: GradedAgain, *, allow_decrease: bool) -> Regraded:
    """Find who moves, who is left out, and what counts then."""
    exercise, assignment = graded.exercise, graded.assignment
    held = _held(connection, exercise)
    there = set(attempts_of(connection, exercise.slug))  # who was forgotten in the meantime is not
    attempts = [attempt for attempt in graded.attempts if attempt in there]
    others = [one for one in attempts if held.get(one.id) != graded.results.get(one.id)]
    still = [one for one in others if held.get(one.id) == graded.held.get(one.id)]
    moves = tuple(moves_to(connection, still, held, graded.results))
    if not moves:
        return Regraded(graded, elsewhere=len(others) - len(still))
    before = _works(connection, exercise, assignment)
    left_out: set[int] = set()
    if not allow_decrease:
        left_out |= {move.attempt.id for move in moves if move.lower}
    movers = {move.attempt.student for move in moves}
    counts = _counts(exercise, assignment, before, _tried(connection, graded, moves, left_out), movers)
    losers = {name for name, each in counts.items() if each.difference < 0}
    if losers and not allow_decrease:
        left_out |= {move.attempt.id for move in moves if move.attempt.student in losers}
        counts = _counts(exercise, assignment, before, _tried(connection, graded, moves, left_out), movers)
    return Regraded(graded, moves, frozenset(left_out), len(others) - len(still), counts)


def _tried(
    connection: "Connection", graded: GradedAgain, moves: Iterable[Move], left_out: set[int]
) -> dict[str, Work]:
    """Read what would count, by letting it hold and taking that back."""
    with connection.begin_nested() as trial:
        set_standings(
            connection, {move.attempt.id: move.result for move in moves if move.attempt.id not in left_out}
        )
        found = _works(connection, graded.exercise, graded.assignment)
        trial.rollback()
    return found


def _applied(connection: "Connection", found: Regraded, reason: str, at: str) -> Regraded:
    """Write a regrade down, and let it hold; where everybody is left out there is none."""
    if all(move.attempt.id in found.left_out for move in found.moves):
        return found
    number = begin_regrade(connection, found.graded.exercise.slug, found.graded.run, reason, at)
    for move in found.moves:
        add_move(connection, number, move.attempt.id, move.result)
    regrades.apply(connection, number, leave_out=found.left_out)
    return replace(found, number=number)


def _held(connection: "Connection", exercise: Exercise) -> dict[int, int]:
    """Return which result holds for each attempt, by ids."""
    return {one.attempt.id: one.result_id for one in standings(connection, exercise.slug)}


def _works(connection: "Connection", exercise: Exercise, assignment: Assignment) -> dict[str, Work]:
    return works(connection, exercise, assignment, extensions(connection, assignment.name))


def _counts(
    exercise: Exercise,
    assignment: Assignment,
    before: Mapping[str, Work],
    after: Mapping[str, Work],
    students: Iterable[str],
) -> dict[str, Counts]:
    weight = assignment.weight(exercise.slug, exercise.manifest.points)
    return {
        name: Counts(_counting(before[name], weight), _counting(after[name], weight), _by_hand(after[name]))
        for name in sorted(students)
    }


def _counting(work: Work, weight: Fraction) -> Fraction | None:
    standing = work.grade.standing
    return standing.weighted(weight) if standing is not None else None


def _by_hand(work: Work) -> bool:
    return work.grade.standing is not None and bool(work.grade.standing.marks)
