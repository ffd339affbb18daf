"""One exercise, from results to numbers: who counts, what is left out, and what is said about it."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import UsageError
from grader.models import Outcome, Verdict
from grader.statistics.attempts import AttemptsToPass
from grader.statistics.exercise import ExerciseStatistics, Misconception, exercises_in
from grader.statistics.reading import Attempt, Found, Idea
from tests.statistics.attempts import attempt, case, class_of, file_of, public, question


def of(*attempts: Attempt, best: bool = False) -> ExerciseStatistics:
    """Return the statistics of a file with these results."""
    (found,) = exercises_in([file_of(*attempts)], best=best)
    return found


QUARTERS = st.sampled_from([0.0, 0.25, 0.5, 1.0])
TEN = class_of(*([[1, 1]] * 4 + [[1, 0]] * 3 + [[0, 0]] * 3))
"""H01 is earned by 7 of 10, H02 by 4 of these."""


def test_a_class_of_ten() -> None:
    """The phi coefficient of two items: (10*4 - 7*4) / sqrt(7*3*4*6); alpha is 2 * (1 - 45/69)."""
    found = of(*TEN)
    first, second = found.items

    assert (found.n, found.submissions) == (10, 10)
    assert found.verdicts == {Verdict.PASSED: 4, Verdict.PARTIAL: 3, Verdict.FAILED: 3}
    assert (first.facility, second.facility) == (0.7, 0.4)
    assert (first.passed, second.passed, first.n) == (7, 4, 10)
    assert (first.first_try, second.first_try) == (0.7, 0.4)
    phi = 12 / 504**0.5
    assert first.discrimination == second.discrimination == pytest.approx(phi)
    # Times 90: variances 21 and 24, covariance 12; so 33 and 36 of 69.
    assert (first.effective_weight, second.effective_weight) == pytest.approx((33 / 69, 36 / 69))
    assert (first.weight, second.weight) == (0.5, 0.5)
    assert found.alpha == pytest.approx(2 * (1 - 45 / 69))
    assert found.alpha_says == "fair"
    assert found.scores is not None
    assert (found.scores.mean, found.scores.median) == (0.55, 0.5)
    assert (found.scores.lower_quartile, found.scores.upper_quartile) == (0.125, 1.0)
    assert found.scores.tenths == (3, 0, 0, 0, 0, 3, 0, 0, 0, 4)
    assert found.notes == ()


def test_nothing_is_said_of_nine() -> None:
    """What nine students show may be chance; counts are counts."""
    found = of(*TEN[:9])

    assert found.alpha is None
    assert {item.says for item in found.items} == {"too few to say"}
    assert {
        (item.first_try, item.facility, item.discrimination, item.effective_weight) for item in found.items
    } == {(None, None, None, None)}
    assert found.items[0].passed == 7
    assert found.scores is not None
    assert found.notes == ("Numbers about tests and questions need 10 students.",)


def test_the_scores_of_four_are_not_shown() -> None:
    """They could be told apart."""
    assert of(*TEN[:4]).scores is None
    assert of(*TEN[:4]).notes[0] == "Of fewer than 5 students no scores are shown: they could be told apart."
    assert of(*TEN[:5]).scores is not None


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([[1, 1], [0, 0]] * 5, ""),
        ([[1, 1]] + [[0, 0]] * 9, "very hard"),
        ([[1, 1]] * 29 + [[0, 0]], "almost all pass"),
        ([[0, 1], [1, 0]] * 5, "check the key"),
        ([[0, 1], [1, 0], [1, 1], [0, 0]] * 5, "tells little"),
        ([[1, 1], [1, 0]] * 5, "all earn everything, tells nobody apart"),
        ([[0, 1], [0, 0]] * 5, "nobody earns anything, tells nobody apart"),
    ],
)
def test_a_number_has_its_word(rows: list[list[float]], says: str) -> None:
    """Of the first of two items."""
    assert of(*class_of(*rows)).items[0].says == says


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([[1, 1], [0, 0]] * 5, "satisfactory"),
        ([[0, 1], [1, 0], [1, 1], [0, 0]] * 5, "weak"),
        ([[1, 1]] * 10, "it has no value where there is a single item, or where all scores are the same"),
        ([[1], [0]] * 5, "it has no value where there is a single item, or where all scores are the same"),
    ],
)
def test_alpha_has_its_word(rows: list[list[float]], says: str) -> None:
    """By the bands that Moodle uses."""
    assert of(*class_of(*rows)).alpha_says == says


def test_a_public_test_is_worth_nothing_and_still_tells_something() -> None:
    """Passing stands for points, and the whole score is the rest; in alpha it has no part."""
    with_public = [
        attempt(f"s{number}", public(passed=bool(even)), case(points=float(even)), case("H02"))
        for number, even in enumerate([1, 0] * 5)
    ]
    found = of(*with_public)

    assert found.alpha_items == 2
    assert found.items[0].facility == 0.5
    assert found.items[0].discrimination == pytest.approx(1.0)
    assert (found.items[0].weight, found.items[0].effective_weight) == (None, None)


def test_what_was_not_run_counts_zero() -> None:
    """No answer, and a submission that cannot be run, with or without cases."""
    blank = question(points=0.0, outcome=Outcome.NOT_RUN, message="no answer")
    answers = [attempt(f"s{number}", question()) for number in range(7)]
    zeros = [
        attempt("s7", blank),
        attempt("s8", blank, verdict=Verdict.NOT_GRADABLE),
        attempt("s9", verdict=Verdict.NOT_GRADABLE),
    ]
    found = of(*answers, *zeros)

    assert (found.n, found.items[0].facility, found.items[0].omitted) == (10, 0.7, 3)
    assert found.notes == (
        "2 submissions could not be run or read: 0 everywhere. That alone makes tests agree with each other "
        "more than they would.",
    )


def test_what_was_not_graded_is_left_out() -> None:
    """It was no fault of the student."""
    lost = attempt("s99", verdict=Verdict.NOT_GRADED)
    again = attempt("s0", verdict=Verdict.NOT_GRADED)
    found = of(again, *TEN, lost)

    assert (found.n, found.submissions) == (10, 12)
    assert found.items == of(*TEN).items
    assert found.verdicts[Verdict.NOT_GRADED] == 1
    assert "2 results left out: not graded, by no fault of the student." in found.notes


def test_points_that_are_pending_are_left_out_of_the_score() -> None:
    """All of the item, as long as one answer waits; it is said, and counted."""
    judged = [question("Q01", float(number < 5)) for number in range(10)]
    essays = [question("P01", 0.0, 3.0, outcome=Outcome.PENDING, pending=3.0)] * 9
    blank = question("P01", 0.0, 3.0, outcome=Outcome.NOT_RUN)
    found = of(
        *(
            attempt(f"s{number}", *cases)
            for number, cases in enumerate(zip(judged, [*essays, blank], strict=True))
        )
    )

    assert found.scores is not None
    assert found.scores.mean == 0.5
    assert (found.items[1].waiting, found.items[1].says, found.items[1].facility) == (
        9,
        "waits for a person",
        None,
    )
    assert (found.items[0].weight, found.alpha_items) == (1.0, 1)
    assert found.notes == (
        "P01: 9 answers wait for a person. Until then its points are pending, and left out of all scores.",
    )


def test_a_student_who_stands_there_twice_counts_once() -> None:
    """The first attempt by default, over all files; the best one if asked for, with a note."""
    later = [attempt("s9", case("H01"), case("H02")), attempt("s4", case("H01", 0.0), case("H02", 0.0))]
    (first,) = exercises_in([file_of(*TEN), file_of(*later)])
    (best,) = exercises_in([file_of(*TEN), file_of(*later)], best=True)

    assert (first.n, first.submissions, first.items[0].passed, first.items[0].passed_in_the_end) == (
        10,
        12,
        7,
        8,
    )
    assert first.verdicts == of(*TEN).verdicts
    assert best.verdicts == {Verdict.PASSED: 5, Verdict.PARTIAL: 3, Verdict.FAILED: 2}
    assert first.attempts_to_pass == AttemptsToPass({1: 4, 2: 1}, 5)
    assert first.notes == ("The first attempt of each student counts, in the order in which they came.",)
    assert (best.items[0].passed, best.attempt) == (8, "best")
    assert (first.items[0].first_try, best.items[0].first_try) == (0.7, None)
    assert best.notes[0].startswith("The best attempt of each student counts.")


def test_wrong_ideas_are_counted_by_student() -> None:
    """In code and in answers, once for each, with the titles of the file, under no name."""
    found_idea = Found("ascent", "Go down.")
    attempts = [
        attempt("s1", case(points=0.0), diagnosis=found_idea),
        attempt("s2", question("H01", 0.0, ideas=("ascent", "no_two"))),
    ]
    (found,) = exercises_in([file_of(*attempts, ideas=[Idea("ascent", "Walks uphill")])])

    assert found.misconceptions == (
        Misconception("ascent", "Walks uphill", 2),
        Misconception("no_two", "no two", 1),
    )


def test_each_exercise_has_its_own() -> None:
    """In the order in which they are met; files of one are put together."""
    files = [
        file_of(*TEN[:5]),
        file_of(*TEN, exercise="halving"),
        file_of(*TEN[5:]),
    ]

    assert [(one.exercise, one.n) for one in exercises_in(files)] == [("doubling", 10), ("halving", 10)]


def test_different_suites_are_not_put_together() -> None:
    """A case that half of the class never met would count as failed."""
    with pytest.raises(UsageError, match=r"doubling: b\.py and a\.py were graded with different tests"):
        of(attempt("a", case()), attempt("b", case(), case("H02")))
    with pytest.raises(UsageError, match="different tests"):
        of(attempt("a", case()), attempt("b", case(points=1.0, max_points=2.0)))
    changed = [*TEN[:9], attempt("s9", case("H01"), case("H02"), hashes={"exercise": "b"})]
    assert of(*changed).notes == ("The exercise stood in 2 versions when this was graded.",)


def test_a_class_that_nobody_graded_has_no_numbers() -> None:
    """And no error."""
    found = of(attempt("a", verdict=Verdict.NOT_GRADED))

    assert (found.n, found.items, found.scores, found.alpha) == (0, (), None, None)


@given(
    st.lists(st.lists(QUARTERS, min_size=3, max_size=3), min_size=10, max_size=14),
    st.randoms(use_true_random=False),
)
def test_the_order_of_students_changes_nothing(rows: list[list[float]], random: Random) -> None:
    """Of all that is said: quarters and their sums are exact."""
    attempts = class_of(*rows)
    shuffled = random.sample(attempts, len(attempts))
    one, other = of(*attempts), of(*shuffled)

    assert one.scores == other.scores
    assert one.alpha == pytest.approx(other.alpha, abs=1e-9)
    for item, same in zip(one.items, other.items, strict=True):
        assert (item.facility, item.says) == (same.facility, same.says)
        assert item.discrimination == pytest.approx(same.discrimination, abs=1e-9)
        assert item.facility is not None
        assert 0 <= item.facility <= 1
