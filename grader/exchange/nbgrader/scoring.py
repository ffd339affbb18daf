"""From a result to what each cell with points gets, and from what people gave there to marks of ours."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction

from grader.assignments.counting import WHOLE
from grader.exchange.nbgrader.cells import Given, SourceCell
from grader.exchange.nbgrader.judged import Judged
from grader.gradebook.works import exactly
from grader.models import RunResult, Verdict


def scores_of(
    result: RunResult | None,
    judged: Iterable[Judged],
    cells: Mapping[str, SourceCell],
    blank: Iterable[str] = (),
) -> dict[str, float | None]:
    """Return the score of each cell.

    Parameters
    ----------
    result : RunResult, optional
        What the engine says; None where no notebook was submitted, which is worth nothing.
    judged : iterable of Judged
        The cells with points, as they were built.
    cells : mapping of str to SourceCell
        The cells as nbgrader has them: their points may have been changed there.
    blank : iterable of str
        Cells for sentences that hold none.

    Returns
    -------
    dict
        By the name of the cell; None where a person must judge. What nbgrader does not have is left out.
    """
    graded = result is not None and result.verdict is not Verdict.NOT_GRADABLE
    empty = set(blank)
    scores: dict[str, float | None] = {}
    for one in judged:
        most = cells[one.name].points if one.name in cells else None
        if most is None:
            continue
        if result is None or not graded or one.name in empty:
            scores[one.name] = 0.0
        elif one.by_person:
            scores[one.name] = None
        else:
            share = min(_earned(result, one.part) / one.points, Fraction(1))
            scores[one.name] = float(share * Fraction(most))
    return scores


def marks_in(
    given: Mapping[str, Given], judged: Iterable[Judged], cells: Mapping[str, SourceCell]
) -> dict[str, Fraction]:
    """Return the points of each part that a person gave some of, once nobody has to look at it any more."""
    parts: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        if one.name in given and one.name in cells:
            parts[one.part].append(one)
    return {
        part: sum((_ours(given[one.name], one, cells[one.name]) for one in those), Fraction(0))
        for part, those in parts.items()
        if any(given[one.name].by_person for one in those) and not any(given[one.name].waits for one in those)
    }


def _earned(result: RunResult, part: str) -> Fraction:
    if part == WHOLE:
        return result.points
    return next((case.points for case in result.tests if case.id == part), Fraction(0))


def _ours(given: Given, judged: Judged, cell: SourceCell) -> Fraction:
    """Turn a score into our points, where the cell may be worth something else."""
    if not cell.points:
        return Fraction(0)
    return exactly(given.score) * judged.points / exactly(cell.points)
