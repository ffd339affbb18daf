"""A class as a table: for each item one case a student, in one order of students; and what they scored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import fsum

from grader.errors import UsageError
from grader.models import Outcome
from grader.statistics import measures
from grader.statistics.reading import Attempt, Case

Table = dict[str, list[Case]]
"""The cases of each item, by its id."""


@dataclass(frozen=True, slots=True)
class Scored:
    """What each student earned, as shares of everything that could be: by item, and as a whole.

    Public tests are worth nothing, and are not in it. Neither are items that wait for a person, as a whole:
    what is known of them so far is mostly who gave no answer.
    """

    columns: dict[str, list[float]]
    scores: list[float]


def table_of(attempts: Sequence[Attempt]) -> Table:
    """Put the cases of all attempts side by side; where an attempt has none, nothing was answered.

    Raises
    ------
    UsageError
        If they were not graded with the same items, or these were worth something else.
    """
    first = next((attempt for attempt in attempts if attempt.tests), None)
    if first is None:
        return {}
    for attempt in attempts:
        if attempt.tests and _plan(attempt) != _plan(first):
            raise UsageError(
                f"{attempt.exercise}: {attempt.submission} and {first.submission} were graded with different "
                "tests; grade all with the same ones, and compare then"
            )
    table: Table = {case.id: [] for case in first.tests}
    for attempt in attempts:
        for case in attempt.tests or map(_unanswered, first.tests):
            table[case.id].append(case)
    return table


def scored(table: Table) -> Scored:
    """Return what each student earned."""
    worth = {name: cases[0].max_points for name, cases in table.items() if counts(cases)}
    possible = fsum(worth.values())
    columns = {name: [case.points / possible for case in table[name]] for name in worth}
    return Scored(columns, measures.totals(list(columns.values())))


def counts(cases: Sequence[Case]) -> bool:
    """Tell whether an item is part of the score."""
    return cases[0].max_points > 0 and not waits(cases)


def waits(cases: Iterable[Case]) -> bool:
    """Tell whether a person has still to judge an answer to an item."""
    return any(case.pending for case in cases)


def _plan(attempt: Attempt) -> dict[str, float]:
    return {case.id: case.max_points for case in attempt.tests}


def _unanswered(case: Case) -> Case:
    return replace(case, outcome=Outcome.NOT_RUN, points=0.0, pending=0.0, message="", ideas=(), got=None)
