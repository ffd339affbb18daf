"""The numbers of each test or question of an exercise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from grader.models import Outcome, Visibility
from grader.statistics import measures, words
from grader.statistics.reading import Case
from grader.statistics.table import Scored, Table, waits
from grader.statistics.wrong_answers import WrongAnswers, wrong_answers


@dataclass(frozen=True, slots=True)
class Item:
    """One test or question; a number is None where it is undefined, or of too few to say anything.

    Attributes
    ----------
    id, title, visibility, max_points
        As in the results.
    n : int
        How many students it is about.
    passed : int
        How many earned everything.
    passed_in_the_end : int
        How many did so in any attempt.
    first_try : float or None
        The share of students who did so in their first attempt; None where the best one counts.
    omitted : int
        How many gave nothing to judge, and count 0: no answer, or one that cannot be read or run.
    waiting : int
        How many answers wait for a person; while there are any, there are no numbers.
    facility, discrimination, effective_weight : float or None
        See `measures`. Of a public test, which is worth nothing, passing stands for points.
    weight : float or None
        Its share of the points.
    says : str
        What the numbers mean; empty where they are ordinary.
    wrong_answers : WrongAnswers
        Of public tests and questions.
    """

    id: str
    title: str
    visibility: Visibility
    max_points: float
    n: int
    passed: int
    passed_in_the_end: int
    first_try: float | None
    omitted: int
    waiting: int
    facility: float | None
    discrimination: float | None
    weight: float | None
    effective_weight: float | None
    says: str
    wrong_answers: WrongAnswers


def items_of(
    table: Table, scores: Scored, passed_in_the_end: Mapping[str, int], *, best: bool = False
) -> tuple[Item, ...]:
    """Return the numbers of every item, in the order of the results.

    Parameters
    ----------
    table : Table
        The attempt of each student that counts.
    scores : Scored
        What they earned.
    passed_in_the_end : mapping of str to int
        How many students passed each item in any attempt.
    best : bool
        Whether the best attempt counts, and not the first.
    """
    names, columns = list(scores.columns), list(scores.columns.values())
    effective = dict(zip(names, measures.effective_weights(columns) or [], strict=False))
    possible = fsum(table[name][0].max_points for name in names)
    return tuple(
        _item(
            cases,
            scores,
            passed_in_the_end[name],
            best=best,
            weight=cases[0].max_points / possible if name in scores.columns else None,
            effective_weight=effective.get(name),
        )
        for name, cases in table.items()
    )


def _item(
    cases: Sequence[Case],
    scores: Scored,
    passed_in_the_end: int,
    *,
    best: bool,
    weight: float | None,
    effective_weight: float | None,
) -> Item:
    known, n = cases[0], len(cases)
    passed = sum(case.outcome is Outcome.PASSED for case in cases)
    facility = discrimination = None
    if enough := n >= words.ENOUGH and not waits(cases):
        facility, discrimination = _facility_and_discrimination(cases, scores)
    return Item(
        id=known.id,
        title=known.title,
        visibility=known.visibility,
        max_points=known.max_points,
        n=n,
        passed=passed,
        passed_in_the_end=passed_in_the_end,
        first_try=passed / n if enough and not best else None,
        omitted=sum(case.outcome is Outcome.NOT_RUN for case in cases),
        waiting=sum(case.pending > 0 for case in cases),
        facility=facility,
        discrimination=discrimination,
        weight=weight,
        effective_weight=effective_weight if enough else None,
        says=_said(cases, facility, discrimination),
        wrong_answers=wrong_answers(cases),
    )


def _facility_and_discrimination(cases: Sequence[Case], scores: Scored) -> tuple[float, float | None]:
    """Return both; the rest of the score of what is worth nothing is the whole score."""
    known = cases[0]
    if not known.max_points:
        passed = [float(case.outcome is Outcome.PASSED) for case in cases]
        return measures.facility(passed, 1.0), measures.discrimination(passed, scores.scores)
    column = scores.columns[known.id]
    facility = measures.facility([case.points for case in cases], known.max_points)
    return facility, measures.discrimination(column, measures.without(scores.scores, column))


def _said(cases: Sequence[Case], facility: float | None, discrimination: float | None) -> str:
    if waits(cases):
        return words.WAITS
    if facility is None:
        return words.TOO_FEW
    said = (words.of_facility(facility), words.of_discrimination(discrimination))
    return ", ".join(word for word in said if word)
