"""Whether the hidden suite catches each mutant, and through the cases that the mutant names. Pure."""

from collections.abc import Iterator, Sequence

from grader.models import Outcome, RunResult
from grader.solutions import Mutant
from grader.validation.challenges.scores import cannot_run
from grader.validation.findings import SILENT, MutantRow, Problem


def row_of(mutant: Mutant, result: RunResult, hidden: Sequence[str]) -> MutantRow:
    """Return which hidden cases catch a mutant."""
    caught = [case.id for case in result.tests if case.id in hidden and case.outcome not in SILENT]
    return MutantRow(mutant.submission.student, mutant.caught_by, tuple(caught))


def docstring_problems(mutant: Mutant) -> Iterator[Problem]:
    """Find what is missing in a mutant's docstring."""
    where = mutant.submission.name
    if not mutant.sentence:
        yield where, "the docstring does not begin with the sentence that a student with this idea is told"
    if not mutant.caught_by:
        yield where, "the docstring names no case: end it with a line such as 'caught_by: H02 H05'"


def mutant_problems(mutant: Mutant, result: RunResult, hidden: Sequence[str]) -> Iterator[Problem]:
    """Find out whether a mutant survives, and which of the cases that it names do not catch it."""
    where = mutant.submission.name
    if reason := cannot_run(result):
        yield where, reason
        return
    yield from docstring_problems(mutant)
    caught = row_of(mutant, result, hidden).caught
    if not caught:
        yield where, "survives: it passes every hidden case"
    outcomes = {case.id: case.outcome for case in result.tests}
    for name in mutant.caught_by:
        if name not in hidden:
            yield where, f"names {name}, which is no case of the hidden suite"
        elif caught and outcomes[name] is Outcome.NOT_RUN:
            yield where, f"names {name}, which was not run, since a case that it depends on failed before"
        elif caught and name not in caught:
            yield where, f"names {name}, which does not catch it; {' '.join(caught)} would"
