"""Which attempt counts."""

import pytest

from grader.models import Verdict
from grader.statistics.attempts import AttemptsToPass, attempts_to_pass, by_student, counted
from grader.statistics.reading import Attempt
from tests.statistics.attempts import attempt, case

NOTHING = attempt("s01", case(points=0.0))
HALF = attempt("s01", case(points=0.5))
FULL = attempt("s01", case())
BROKEN = attempt("s01", case(points=0.0), verdict=Verdict.NOT_GRADABLE)
OUR_FAULT = attempt("s01", verdict=Verdict.NOT_GRADED)


@pytest.mark.parametrize(
    ("attempts", "first", "best"),
    [
        ([HALF, FULL, NOTHING], HALF, FULL),
        ([BROKEN, HALF, FULL], HALF, FULL),
        ([BROKEN], BROKEN, BROKEN),
    ],
)
def test_the_first_counts_unless_the_best_is_asked_for(
    attempts: list[Attempt], first: Attempt, best: Attempt
) -> None:
    """What could not be run used no attempt; it counts where there is nothing else."""
    assert counted(attempts) is first
    assert counted(attempts, best=True) is best


def test_students_are_told_apart_by_name() -> None:
    """A result that nobody is named for stands for itself; one of our fault is nobody's."""
    nameless = [attempt("", case(), submission=name) for name in ("a.toml", "b.toml")]

    found = by_student([HALF, *nameless, OUR_FAULT, FULL])

    assert found == [[HALF, FULL], [nameless[0]], [nameless[1]]]
    assert by_student([OUR_FAULT]) == []


def test_attempts_up_to_full_score_are_counted() -> None:
    """One at the first, two at the second (a broken file is no attempt), one not yet."""
    students = [[FULL], [HALF, FULL], [NOTHING, BROKEN, FULL], [HALF, NOTHING]]

    assert attempts_to_pass(students) == AttemptsToPass({1: 1, 2: 2}, 1)
    assert attempts_to_pass([[FULL], [HALF], [BROKEN, HALF]]) is None


def test_attempts_are_counted_in_their_order() -> None:
    """The tenth comes after the second."""
    students = [[NOTHING] * 9 + [FULL], [HALF, FULL], [FULL]]

    found = attempts_to_pass(students)
    assert found is not None
    assert list(found.at) == [1, 2, 10]
