"""Which attempt of a student counts, and how many it took to pass."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.models import Verdict
from grader.statistics.reading import Attempt

USES_NO_ATTEMPT = (Verdict.NOT_GRADABLE, Verdict.NOT_GRADED)


def by_student(attempts: Iterable[Attempt]) -> list[list[Attempt]]:
    """Put the attempts of each student together, in their order; what was not graded is left out."""
    found: defaultdict[tuple[str, str], list[Attempt]] = defaultdict(list)
    for attempt in attempts:
        if attempt.verdict is not Verdict.NOT_GRADED:
            found[attempt.whose].append(attempt)
    return list(found.values())


def counted(attempts: Sequence[Attempt], *, best: bool = False) -> Attempt:
    """Choose the attempt of one student that counts.

    The first one, since later ones know what was told before; one that could not be graded used no attempt,
    and counts only where there is no other. The first of the best ones with `best`.
    """
    if best:
        return max(attempts, key=lambda attempt: attempt.points)
    return next((attempt for attempt in attempts if attempt.verdict not in USES_NO_ATTEMPT), attempts[0])


@dataclass(frozen=True, slots=True)
class AttemptsToPass:
    """How many students had full score at which attempt, from 1, and how many have it not yet."""

    at: dict[int, int]
    not_yet: int


def attempts_to_pass(students: Iterable[Sequence[Attempt]]) -> AttemptsToPass | None:
    """Count attempts up to full score; nothing where nobody had a second one."""
    used = [[one for one in attempts if one.verdict not in USES_NO_ATTEMPT] for attempts in students]
    if all(len(attempts) < 2 for attempts in used):
        return None
    needed = Counter(map(_first_passed, used))
    not_yet = needed.pop(None, 0)
    return AttemptsToPass({at: count for at, count in sorted(needed.items()) if at}, not_yet)


def _first_passed(attempts: Sequence[Attempt]) -> int | None:
    passed = (at for at, attempt in enumerate(attempts, 1) if attempt.verdict is Verdict.PASSED)
    return next(passed, None)
