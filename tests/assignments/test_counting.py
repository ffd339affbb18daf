"""What hand-ins count: tries, hints, solutions, marks, lateness; which one holds; and their sum."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.assignments import (
    Aid,
    Assignment,
    Counted,
    Deduction,
    Grade,
    HandIn,
    Mark,
    Part,
    Total,
    assignment_total,
    grade_of,
)
from grader.catalog import RulesManifest
from grader.errors import UsageError
from grader.models import Verdict
from tests.assignments.rules import CODE, DAY, DUE, HOUR, QUIZ, hand_in, item, week

FREE = RulesManifest()
TWO_TRIES = RulesManifest(full_tries=2)
LATE = {"per_day": 0.1, "cut_off_days": 5}
START = DUE - 10 * DAY


def grade(
    *hand_ins: HandIn,
    rules: RulesManifest = FREE,
    marks: Mapping[int, Sequence[Mark]] | None = None,
    aids: Sequence[Aid] = (),
    assignment: Assignment | None = None,
    until: datetime | None = None,
) -> Grade:
    """Grade what was handed in for the quiz."""
    return grade_of(assignment or week(), QUIZ, rules, hand_ins, marks or {}, aids, until)


def counts(*hand_ins: HandIn, **said: Any) -> list[Fraction]:
    """Return what each attempt counts."""
    return [counted.counts for counted in grade(*hand_ins, **said).attempts]


def mark(points: str, part: str = "") -> Mark:
    """Return a mark."""
    return Mark(part, Fraction(points), "a reason", "ada")


def test_points_are_those_of_the_record() -> None:
    """Where nothing costs anything."""
    (counted,) = grade(hand_in(1, item("a", 4), item("b", 1, "Q02", pending=Fraction(3)))).attempts

    assert [counted.earned, counted.max_points, counted.pending, counted.counts] == [5, 8, 3, 5]
    assert (counted.deductions, counted.marks) == ((), ())


def test_another_answer_is_another_try() -> None:
    """After the free ones an item is worth a share, exactly."""
    third = RulesManifest(full_tries=2, later_share=0.3)
    answers = [hand_in(1, item("a", 0)), hand_in(2, item("b", 3)), hand_in(3, item("c", 4))]

    assert counts(*answers, rules=third) == [0, 3, Fraction(6, 5)]
    assert grade(*answers, rules=third).attempts[2].deductions == (
        Deduction("Q01", Fraction(14, 5), "try 3"),
    )
    assert counts(*answers) == [0, 3, 4]


def test_the_same_answer_again_is_no_other_try() -> None:
    """Nor is one that could not be read, or was not there; items have tries of their own."""
    unread = item("??", 0, judged=False)
    right = item("c", 4)

    assert counts(hand_in(1, item("a")), hand_in(2, item("a")), hand_in(3, right), rules=TWO_TRIES)[2] == 4
    assert counts(hand_in(1, item("a")), hand_in(2, unread), hand_in(3, right), rules=TWO_TRIES)[2] == 4
    others = [hand_in(1, item("a"), item("x", 0, "Q02")), hand_in(2, item("a"), item("y", 0, "Q02"))]
    assert counts(*others, hand_in(3, right, item("z", 4, "Q02")), rules=TWO_TRIES)[2] == 6


def test_a_file_that_cannot_be_graded_is_no_try() -> None:
    """Whatever stands in it; neither is one that we failed to grade."""
    for verdict in (Verdict.NOT_GRADABLE, Verdict.NOT_GRADED):
        lost = hand_in(2, item("b"), verdict=verdict)

        found = grade(hand_in(1, item("a")), lost, hand_in(3, item("c", 4)), rules=TWO_TRIES)

        assert found.attempts[2].counts == 4
        assert (found.used, found.uses(2), found.uses(3)) == (2, False, True)


def test_hints_cost_beyond_the_free_ones() -> None:
    """A share of the item's points each, for those that were seen before; the same one twice is one."""
    seen = [Aid("Q01", number, START) for number in (1, 2, 3, 3)]

    assert counts(hand_in(1, item("a", 4)), aids=seen[:1]) == [4]
    assert counts(hand_in(1, item("a", 4)), aids=seen) == [Fraction("3.2")]
    assert grade(hand_in(1, item("a", 4)), aids=seen).attempts[0].deductions == (
        Deduction("Q01", Fraction(4, 5), "2 hints beyond the free ones"),
    )
    assert counts(hand_in(1, item("a", 3)), aids=seen[:2]) == [Fraction("2.6")]
    assert counts(hand_in(1, item("a", 4), at=START), aids=seen) == [4]
    assert counts(hand_in(1, item("a", 4, "Q02")), aids=seen) == [4]


def test_hints_take_no_more_than_was_earned() -> None:
    """Eleven of them at 10 % of the item."""
    seen = [Aid("Q01", number, START) for number in range(1, 13)]

    found = grade(hand_in(1, item("a", 3), item("b", 4, "Q02")), aids=seen).attempts[0]

    assert [found.counts, found.deductions[0].points] == [4, 3]


def test_a_solution_that_was_seen_earns_nothing() -> None:
    """Unless the same answer was there before; a hint in between changes nothing."""
    seen = [Aid("Q01", 0, START + HOUR + HOUR / 2), Aid("Q01", 1, START)]
    before, after = hand_in(1, item("a", 4)), hand_in(2, item("a", 4))

    assert counts(before, after, aids=seen) == [4, 4]
    assert counts(before, hand_in(2, item("b", 4)), aids=seen) == [4, 0]
    assert counts(hand_in(1, item("b", 3)), after, aids=seen) == [3, 0]
    assert grade(hand_in(1), after, aids=seen).attempts[1].deductions == (
        Deduction("Q01", Fraction(4), "the solution was seen before"),
    )


def test_a_copied_answer_does_not_become_ones_own() -> None:
    """Handed in twice after the solution was seen."""
    seen = [Aid("Q01", 0, START)]

    copied = [hand_in(1, item("a", 4)), hand_in(2, item("b")), hand_in(3, item("a", 4))]

    assert counts(*copied, aids=seen) == [0, 0, 0]
    unread = hand_in(4, item("a"), at=START - HOUR, verdict=Verdict.NOT_GRADABLE)
    assert counts(unread, *copied, aids=seen) == [0, 0, 0, 0]


def test_at_an_unknown_time_nothing_was_seen_before() -> None:
    """It may have been handed in earlier: the doubt is the student's."""
    seen = [Aid("Q01", number, START) for number in range(4)]

    assert counts(hand_in(1, item("a", 4), known=False, at=DUE + 9 * DAY), aids=seen) == [4]


def test_a_mark_stands_in_place_of_the_record() -> None:
    """Final but for lateness: no tries, no hints, nothing pending; what was earned stays visible."""
    seen = [Aid("Q01", number, START) for number in range(4)]
    attempt = hand_in(1, item("a", 1, pending=Fraction(3)), item("b", 2, "Q02"), at=DUE + HOUR)
    late = week(late=LATE)

    (found,) = grade(attempt, marks={1: [mark("3.5", "Q01")]}, aids=seen, assignment=late).attempts
    (whole,) = grade(attempt, marks={1: [mark("1", "Q01"), mark("7")]}, aids=seen, assignment=late).attempts

    assert [found.earned, found.pending, found.counts] == [3, 0, Fraction("5.5") * Fraction("0.9")]
    assert found.marks == (mark("3.5", "Q01"),)
    assert [whole.earned, whole.pending, whole.counts, whole.marks] == [3, 0, Fraction("6.3"), (mark("7"),)]


def test_a_mark_may_be_extra_credit_and_never_takes_away() -> None:
    """More than the maximum counts; less than nothing is nothing."""
    attempt = hand_in(1, item("a", 1), item("b", 2, "Q02"))

    assert counts(attempt, marks={1: [mark("9")]}) == [9]
    assert counts(attempt, marks={1: [mark("-5")]}) == [0]
    assert counts(attempt, marks={1: [mark("-5", "Q01")]}) == [2]
    assert counts(attempt, marks={1: [mark("1"), mark("2")]}) == [2]
    assert counts(attempt, marks={1: [mark("5", "Q77")]}) == [3]


def test_a_mark_holds_for_the_same_answer_later() -> None:
    """A person judged it already; a newer mark takes its place."""
    first, other = hand_in(1, item("a", 1), item("x", 1, "Q02")), item("y", 2, "Q02")
    marks = {1: [mark("3", "Q01")]}

    assert counts(first, hand_in(2, item("a", 1), other), marks=marks) == [4, 5]
    assert counts(first, hand_in(2, item("b", 1), other), marks=marks) == [4, 3]
    assert counts(first, hand_in(2, item("a", 1), other), marks={**marks, 2: [mark("0", "Q01")]}) == [4, 2]
    whole = {1: [mark("7")]}
    again = replace(first, number=3, at=DUE)
    assert counts(first, hand_in(2, item("a", 1), other), again, marks=whole) == [7, 3, 7]
    assert counts(first, again, marks={**whole, 3: [mark("2", "Q01")]}) == [7, 3]
    changed = hand_in(4, item("a", 1), item("z", 1, "Q02"))
    back = replace(first, number=5, at=DUE + HOUR)
    assert counts(first, again, back, marks={**whole, 3: [mark("2", "Q01")]}) == [7, 3, 3]
    assert counts(first, changed, back, marks={**whole, 4: [mark("2", "Q01")]}) == [7, 3, 7]


def test_what_a_person_judged_counts() -> None:
    """Also where the file could not be graded; it uses no attempt for that."""
    broken = hand_in(2, item("b", 0), verdict=Verdict.NOT_GRADABLE)

    found = grade(hand_in(1, item("a", 1)), broken, hand_in(3, item("c", 2)), marks={2: [mark("3")]})

    assert found.standing is not None
    assert [found.standing.number, found.standing.counts, found.used] == [2, 3, 2]
    other = hand_in(3, item("b", 0), verdict=Verdict.NOT_GRADABLE)
    assert counts(broken, other, marks={2: [mark("3")]}) == [3, 0]


def test_the_best_attempt_holds_or_the_last() -> None:
    """Of equals the earlier; by the time at which they were handed in, whatever their numbers."""
    one, two, three = hand_in(1, item("a", 3)), hand_in(2, item("b", 3)), hand_in(3, item("c", 1))
    last = week(counts="last")

    assert [
        found and found.number for found in (holds(one, two, three), holds(one, two, three, assignment=last))
    ] == [1, 3]
    early = replace(three, at=START)
    assert holds(one, two, early, assignment=last) == grade(one, two).attempts[1]
    same = [replace(each, at=START) for each in (three, two, one)]
    assert [found.number for found in grade(*same).attempts] == [1, 2, 3]


def holds(*hand_ins: HandIn, **said: Any) -> Counted | None:
    """Return the attempt that holds."""
    return grade(*hand_ins, **said).standing


def test_best_is_best_after_everything() -> None:
    """Four points three days late are less than three in time."""
    early, late = hand_in(1, item("a", 3)), hand_in(2, item("b", 4), at=DUE + 3 * DAY)

    found = holds(early, late, assignment=week(late=LATE))

    assert found is not None
    assert found.number == 1


def test_where_nothing_could_be_graded_nothing_holds() -> None:
    """Nor where nothing was handed in."""
    assert grade() == Grade((), None, frozenset())
    broken = grade(
        hand_in(1, item("a"), verdict=Verdict.NOT_GRADABLE), hand_in(2, verdict=Verdict.NOT_GRADED)
    )
    assert (broken.standing, broken.used, len(broken.attempts)) == (None, 0, 2)


def test_what_comes_after_the_cut_off_takes_no_place() -> None:
    """It counts nothing, so it cannot hold while there is one that does; alone it does, for nothing."""
    last = week(counts="last", late=LATE)
    early, over = hand_in(1, item("a", 1)), hand_in(2, item("b", 4), at=DUE + 6 * DAY)

    assert holds(early, over, assignment=last) == grade(early, assignment=last).attempts[0]
    alone = holds(over, assignment=last)
    assert alone is not None
    assert [alone.number, alone.counts, alone.earned] == [2, 0, 4]
    assert counts(over, assignment=last, until=DUE + 6 * DAY) == [4]


def test_an_exercise_of_another_assignment_is_not_graded() -> None:
    """Its rules are unknown here."""
    with pytest.raises(UsageError, match="no exercise 'other'"):
        grade_of(week(), "other", FREE, [], {}, [])


def test_a_total_is_weighted() -> None:
    """What was not handed in is worth its weight, and earns nothing of it."""
    parts = (Part(slug=QUIZ, weight=10), Part(slug=CODE))
    assignment = week(parts=parts, late=LATE)
    quiz = grade(
        hand_in(1, item("a", 2), item("b", 1, "Q02", pending=Fraction(2)), at=DUE + HOUR),
        assignment=assignment,
    )
    points = {QUIZ: 8, CODE: 12}

    assert assignment_total(assignment, {}, points) == Total(Fraction(0), Fraction(22), Fraction(0))
    assert assignment_total(assignment, {QUIZ: quiz}, points) == Total(
        Fraction(10 * 3, 8) * Fraction("0.9"), Fraction(22), Fraction(10 * 2, 8) * Fraction("0.9")
    )


def test_a_total_of_nothing_to_earn_is_nothing() -> None:
    """An attempt that could not be graded, or whose record has no points, is worth no division by zero."""
    assignment = week(parts=(Part(slug=QUIZ),))

    for found in (grade(hand_in(1, verdict=Verdict.NOT_GRADABLE)), grade(hand_in(1))):
        assert assignment_total(assignment, {QUIZ: found}, {QUIZ: 4}).points == 0


POINTS = st.integers(0, 4)
ITEMS = st.builds(item, st.sampled_from("abc"), POINTS, st.just("Q01"), judged=st.booleans())
OTHERS = st.builds(item, st.sampled_from("xyz"), POINTS, st.just("Q02"))
VERDICTS = st.sampled_from(Verdict)
HOURS = st.integers(-200, 400)


@st.composite
def histories(draw: st.DrawFn) -> list[HandIn]:
    """Draw what a student handed in."""
    many = draw(st.integers(0, 5))
    return [
        hand_in(
            number,
            draw(ITEMS),
            draw(OTHERS),
            at=DUE + draw(HOURS) * HOUR,
            verdict=draw(VERDICTS),
            known=draw(st.booleans()),
        )
        for number in range(1, many + 1)
    ]


RULES = st.builds(
    RulesManifest,
    full_tries=st.integers(0, 3),
    later_share=st.floats(0, 1),
    free_hints=st.integers(0, 2),
    hint_cost=st.floats(0, 1),
)
AIDS = st.lists(
    st.builds(
        Aid,
        st.sampled_from(["Q01", "Q02"]),
        st.integers(0, 4),
        HOURS.map(lambda hours: DUE + hours * HOUR),
    ),
    max_size=6,
)
MARKS = st.dictionaries(
    st.integers(1, 5),
    st.lists(
        st.builds(Mark, st.sampled_from(["", "Q01", "Q02"]), st.fractions(-3, 9, max_denominator=4)),
        min_size=1,
        max_size=2,
    ),
    max_size=3,
)


@settings(deadline=None)
@given(histories(), RULES, MARKS, AIDS)
def test_nothing_counts_more_than_was_earned_or_given(
    history: list[HandIn], rules: RulesManifest, marks: dict[int, list[Mark]], aids: list[Aid]
) -> None:
    """Nor less than nothing, under any rules."""
    for found in grade(*history, rules=rules, marks=marks, aids=aids, assignment=week(late=LATE)).attempts:
        given_points = sum((max(mark.points, Fraction(0)) for mark in found.marks), Fraction(0))
        assert 0 <= found.counts <= found.earned + given_points
        assert found.pending >= 0
        assert all(deduction.points > 0 for deduction in found.deductions)


@settings(deadline=None)
@given(histories(), RULES, MARKS, AIDS, st.randoms(use_true_random=False))
def test_the_order_of_what_is_told_does_not_matter(
    history: list[HandIn], rules: RulesManifest, marks: dict[int, list[Mark]], aids: list[Aid], random: Any
) -> None:
    """Attempts have their times, and so have hints."""
    found = grade(*history, rules=rules, marks=marks, aids=aids)
    shuffled = random.sample(history, len(history)), random.sample(aids, len(aids))

    assert grade(*shuffled[0], rules=rules, marks=marks, aids=shuffled[1]) == found


@settings(deadline=None)
@given(histories(), RULES, AIDS, st.sampled_from(["best", "last"]), HOURS)
def test_a_file_that_cannot_be_graded_changes_nothing(
    history: list[HandIn], rules: RulesManifest, aids: list[Aid], which: str, hours: int
) -> None:
    """Wherever it comes in between."""
    assignment = week(late=LATE, counts=which)
    broken = hand_in(9, item("c"), at=DUE + hours * HOUR, verdict=Verdict.NOT_GRADABLE)

    without = grade(*history, rules=rules, aids=aids, assignment=assignment)
    found = grade(*history, broken, rules=rules, aids=aids, assignment=assignment)

    assert (found.standing, found.used) == (without.standing, without.used)
    assert [each for each in found.attempts if each.number != 9] == list(without.attempts)


@settings(deadline=None)
@given(histories(), RULES, MARKS, AIDS)
def test_the_best_is_no_worse_than_the_last(
    history: list[HandIn], rules: RulesManifest, marks: dict[int, list[Mark]], aids: list[Aid]
) -> None:
    """One holds where the other does."""
    best, last = (
        grade(
            *history, rules=rules, marks=marks, aids=aids, assignment=week(late=LATE, counts=which)
        ).standing
        for which in ("best", "last")
    )

    assert (best is None) == (last is None)
    assert best is None or last is None or best.counts >= last.counts


@settings(deadline=None)
@given(histories(), RULES, AIDS, AIDS)
def test_no_aid_is_worth_anything(
    history: list[HandIn], rules: RulesManifest, aids: list[Aid], more: list[Aid]
) -> None:
    """Whoever looks at more of them does not earn more by it."""
    fewer, found = (grade(*history, rules=rules, aids=seen).attempts for seen in (aids, [*aids, *more]))

    assert all(one.counts >= other.counts for one, other in zip(fewer, found, strict=True))
