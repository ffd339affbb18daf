"""The most frequent wrong answers to one item: what came, and what its authors were told.

Values are shown where they are public alone, and only what several students gave: what one of them alone
returned is counted among the others.

A public test is the same for everybody, so wrong answers to it are alike if the same came. Questions have
other numbers and another order of options for each student, so answers are alike if the same idea is behind
them, or else if they were told the same; a value is shown where it means the same for all who gave it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.models import Outcome, Visibility
from grader.statistics.reading import Case

SEVERAL = 2
MOST_VALUES = 3
NOT_WRONG = (Outcome.PASSED, Outcome.NOT_RUN, Outcome.PENDING)


@dataclass(frozen=True, slots=True)
class Value:
    """An answer as it came, and how many gave it."""

    got: str
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """Students whose wrong answers are of one kind.

    `told` is the sentence that most of them read; `values` are the most frequent answers among theirs, each
    given by several.
    """

    count: int
    told: str
    ideas: tuple[str, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class WrongAnswers:
    """Groups, the largest first, and how many wrong answers are like no other one."""

    groups: tuple[Group, ...] = ()
    others: int = 0


def wrong_answers(cases: Iterable[Case]) -> WrongAnswers:
    """Group the wrong answers to one item; of a hidden one nothing is told."""
    public = [case for case in cases if case.visibility is Visibility.PUBLIC]
    found: defaultdict[tuple[str, ...], list[Case]] = defaultdict(list)
    for case in public:
        if case.outcome not in NOT_WRONG:
            found[_kind(case)].append(case)
    values = _mean_the_same(public)
    several = [_group(alike, values=values) for alike in found.values() if len(alike) >= SEVERAL]
    several.sort(key=lambda group: (-group.count, group.told, [value.got for value in group.values]))
    return WrongAnswers(tuple(several), sum(len(alike) for alike in found.values() if len(alike) < SEVERAL))


def _kind(case: Case) -> tuple[str, ...]:
    """Return what wrong answers of one kind share."""
    if case.is_question:
        return case.ideas or (case.message,)
    return (case.message,) if case.got is None else (case.message, case.got)


def _mean_the_same(cases: Sequence[Case]) -> bool:
    """Tell whether no answer to a question was worth one thing here and another there."""
    judged: defaultdict[str | None, set[tuple[float, str]]] = defaultdict(set)
    for case in cases:
        if case.is_question and case.got is not None:
            judged[case.got].add((case.points, case.message))
    return all(len(meanings) == 1 for meanings in judged.values())


def _group(alike: Sequence[Case], *, values: bool) -> Group:
    told, _ = _most_frequent(case.message for case in alike)[0]
    came = _most_frequent(case.got for case in alike if values and case.got is not None)
    shown = [Value(got, count) for got, count in came if count >= SEVERAL]
    return Group(len(alike), told, alike[0].ideas, tuple(shown[:MOST_VALUES]))


def _most_frequent(texts: Iterable[str]) -> list[tuple[str, int]]:
    """Count texts; those that are equally frequent stand in the order of the alphabet."""
    return sorted(Counter(texts).items(), key=lambda pair: (-pair[1], pair[0]))
