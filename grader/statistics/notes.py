"""What a reader has to know before the numbers of an exercise: what was left out, and what bends them."""

from collections.abc import Iterator, Sequence

from grader.models import Verdict
from grader.statistics.reading import Attempt
from grader.statistics.table import Table, waits
from grader.statistics.words import ENOUGH, FEW, several


def notes_on(
    attempts: Sequence[Attempt], chosen: Sequence[Attempt], table: Table, *, best: bool
) -> Iterator[str]:
    """Write the notes.

    Parameters
    ----------
    attempts : sequence of Attempt
        All that there are.
    chosen : sequence of Attempt
        The one of each student that counts.
    table : Table
        Made from these.
    best : bool
        Whether the best attempt counts.
    """
    n = len(chosen)
    if n < FEW:
        yield f"Of fewer than {FEW} students no scores are shown: they could be told apart."
    if n < ENOUGH:
        yield f"Numbers about tests and questions need {ENOUGH} students."
    if best:
        yield (
            "The best attempt of each student counts. Later attempts know what earlier ones were told, so "
            "everything looks easier than it is, and tells less."
        )
    elif len({attempt.whose for attempt in attempts}) < len(attempts):
        yield "The first attempt of each student counts, in the order in which they came."
    if left_out := sum(attempt.verdict is Verdict.NOT_GRADED for attempt in attempts):
        yield f"{several(left_out, 'result')} left out: not graded, by no fault of the student."
    if zeros := sum(attempt.verdict is Verdict.NOT_GRADABLE for attempt in chosen):
        yield (
            f"{several(zeros, 'submission')} could not be run or read: 0 everywhere. That alone makes tests "
            "agree with each other more than they would."
        )
    waiting = {name: sum(case.pending > 0 for case in cases) for name, cases in table.items() if waits(cases)}
    for name, count in waiting.items():
        yield (
            f"{name}: {several(count, 'answer waits', 'answers wait')} for a person. Until then its points "
            "are pending, and left out of all scores."
        )
    if (versions := len({attempt.hashes.get("exercise", "") for attempt in chosen})) > 1:
        yield f"The exercise stood in {versions} versions when this was graded."
