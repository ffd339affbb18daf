"""Scores of cells, and the way back from what people gave."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.assignments.counting import WHOLE
from grader.exchange.nbgrader.cells import Given, SourceCell
from grader.exchange.nbgrader.judged import Judged
from grader.exchange.nbgrader.scoring import marks_in, scores_of
from grader.models import CaseResult, Limits, Outcome, RunResult, Usage, Verdict, Visibility

TESTS = Judged("hidden-tests", WHOLE, 8)
FIRST, TEXT, REST = (
    Judged("Q01-judged", "Q01", 2),
    Judged("Q03-text", "Q03", 3, True),
    Judged("Q03-judged", "Q03", 1),
)
QUIZ = [FIRST, TEXT, REST]


def cell(judged: Judged, points: float | None = None) -> SourceCell:
    """Return a cell as nbgrader has it, worth what it was built with or something else."""
    most = float(judged.points) if points is None else points
    return SourceCell(judged.name, "code", "", "", not judged.by_person, judged.by_person, most)


def cells(*judged: Judged, **points: float) -> dict[str, SourceCell]:
    """Return several cells by their names; those of `points` are worth something else."""
    return {one.name: cell(one, points.get(one.name.replace("-", "_"))) for one in judged}


def result(
    points: Fraction | int = 0, verdict: Verdict = Verdict.PARTIAL, **parts: Fraction | int
) -> RunResult:
    """Return what the engine says, with points of parts."""
    tests = tuple(
        CaseResult(name, "", Visibility.HIDDEN, Outcome.FAILED, Fraction(earned), Fraction(9))
        for name, earned in parts.items()
    )
    whole = Fraction(points), Fraction(9), 0.0
    used = Limits(), Usage()
    return RunResult("a.ipynb", "a", "sums", verdict, *whole, "", tests, None, *used, {}, {})


@given(earned=st.fractions(0, 8, max_denominator=720), most=st.floats(0.1, 1000))
def test_a_score_is_the_share_of_what_the_cell_is_worth_there(earned: Fraction, most: float) -> None:
    """Equal to the last digit: the fraction is rounded once, as a float."""
    scores = scores_of(result(earned), [TESTS], cells(TESTS, hidden_tests=most))
    assert scores == {TESTS.name: float(earned / 8 * Fraction(most))}
    assert 0 <= (scores[TESTS.name] or 0) <= most


@given(earned=st.fractions(0, 2, max_denominator=720))
def test_what_is_worth_the_same_gets_the_float_of_our_points(earned: Fraction) -> None:
    """No scaling is seen where nobody changed anything."""
    assert scores_of(result(Q01=earned), [FIRST], cells(FIRST)) == {FIRST.name: float(earned)}


def test_a_cell_that_was_edited_scales_and_one_that_nbgrader_does_not_have_is_left_out() -> None:
    """Ten points for a cell of two: one of two earned is five."""
    scores = scores_of(result(Q01=1, Q03=1), QUIZ, cells(FIRST, TEXT, Q01_judged=10))
    assert scores == {FIRST.name: 5.0, TEXT.name: None}


def test_a_cell_that_lost_its_points_is_left_out() -> None:
    """An instructor may judge fewer cells than were built."""
    bare = {FIRST.name: replace(cell(FIRST), points=None)}
    assert scores_of(result(Q01=1), [FIRST], bare) == {}
    assert scores_of(result(Q01=1), [FIRST], cells(FIRST, Q01_judged=0)) == {FIRST.name: 0.0}


def test_no_more_than_all_points_are_given() -> None:
    """A cell may be worth less than the engine gives for its part: a text and a key share one."""
    assert scores_of(result(Q03=4), [REST], cells(REST)) == {REST.name: 1.0}


def test_prose_waits_and_a_blank_text_is_worth_nothing() -> None:
    """Nobody has to read what nobody wrote."""
    known = cells(*QUIZ)
    assert scores_of(result(Q01=2), QUIZ, known)[TEXT.name] is None
    assert scores_of(result(Q01=2), QUIZ, known, {TEXT.name})[TEXT.name] == 0.0


@pytest.mark.parametrize("said", [None, result(5, Verdict.NOT_GRADABLE, Q01=2)])
def test_a_missing_or_refused_notebook_is_worth_nothing_anywhere(said: RunResult | None) -> None:
    """Also where a person would judge: there is nothing to read."""
    assert scores_of(said, QUIZ, cells(*QUIZ)) == dict.fromkeys((one.name for one in QUIZ), 0.0)


@given(
    points=st.fractions(0, 3, max_denominator=100), most=st.sampled_from([3.0, 1.5, 10.0, 7.0, 0.25, 100.0])
)
def test_what_people_gave_comes_back_as_the_fraction_that_was_meant(points: Fraction, most: float) -> None:
    """The inverse of the scaling, although a gradebook has floats."""
    there = float(points * Fraction(most) / 3)
    given = {TEXT.name: Given(there, by_person=True, waits=False)}
    assert marks_in(given, [TEXT], cells(TEXT, Q03_text=most)) == {"Q03": points}


def test_a_part_comes_back_when_nothing_of_it_waits_and_a_person_gave_some() -> None:
    """What the machine gave for the other cells of the part is in it."""
    known = cells(*QUIZ)
    machine, person = Given(1.0, by_person=False, waits=False), Given(2.5, by_person=True, waits=False)
    both = {FIRST.name: machine, TEXT.name: person, REST.name: machine}
    assert marks_in(both, QUIZ, known) == {"Q03": Fraction(7, 2)}
    assert marks_in({**both, REST.name: replace(machine, waits=True)}, QUIZ, known) == {}
    assert marks_in({**both, TEXT.name: replace(person, by_person=False)}, QUIZ, known) == {}
    assert marks_in({FIRST.name: machine}, QUIZ, known) == {}


def test_extra_credit_comes_back_above_all_points() -> None:
    """And nothing comes back for a cell that is worth nothing there."""
    given = {TESTS.name: Given(9.5, by_person=True, waits=False)}
    assert marks_in(given, [TESTS], cells(TESTS)) == {WHOLE: Fraction(19, 2)}
    assert marks_in(given, [TESTS], cells(TESTS, hidden_tests=0)) == {WHOLE: Fraction(0)}
