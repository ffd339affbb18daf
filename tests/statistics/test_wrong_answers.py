"""Wrong answers of several, without giving away what is hidden, or what one alone did."""

from typing import Any

from grader.models import Outcome
from grader.statistics.wrong_answers import Group, Value, WrongAnswers, wrong_answers
from tests.statistics.attempts import case, public, question


def test_answers_to_a_public_test_are_grouped_by_what_came() -> None:
    """The same sentence about another value is another mistake; what one gave is not shown."""
    cases = [
        *(public(passed=False, got=got, message="m is wrong") for got in ("7", "9", "7", "4", "9", "7")),
        public(got="5"),
    ]

    assert wrong_answers(cases) == WrongAnswers(
        (Group(3, "m is wrong", (), (Value("7", 3),)), Group(2, "m is wrong", (), (Value("9", 2),))), 1
    )


def test_where_nothing_came_the_sentence_tells() -> None:
    """An exception has a text and no value."""
    cases = [
        public(passed=False, outcome=Outcome.ERROR, message="it raised KeyError: 'm'"),
        public(passed=False, outcome=Outcome.ERROR, message="it raised KeyError: 'm'"),
        public(passed=False, outcome=Outcome.ERROR, message="it raised ValueError: s17 was here"),
    ]

    found = wrong_answers(cases)

    assert found == WrongAnswers((Group(2, "it raised KeyError: 'm'", (), ()),), 1)
    assert "s17" not in str(found)


def test_nothing_is_told_of_a_hidden_test() -> None:
    """Not even where a file holds what it should not."""
    assert wrong_answers([case(points=0.0, got="the secret")] * 5) == WrongAnswers()


def test_answers_to_a_question_are_grouped_by_the_idea() -> None:
    """Everybody has other numbers: 8 is uphill for one, and 12 for another."""
    uphill: dict[str, Any] = {"points": 0.0, "message": "You walked uphill.", "ideas": ("ascent",)}
    cases = [
        question(got="8", **uphill),
        question(got="12", **uphill | {"message": "You walked uphill, to 12."}),
        question(got="8", **uphill),
        question(got="7", points=0.0, message="It is wrong."),
        question(got="6", points=0.0, message="It is wrong."),
    ]

    assert wrong_answers(cases) == WrongAnswers(
        (
            Group(3, "You walked uphill.", ("ascent",), (Value("8", 2),)),
            Group(2, "It is wrong.", (), ()),
        )
    )


def test_a_letter_that_means_different_things_is_not_shown() -> None:
    """Options stand in another order for each student: b is right for one, and wrong for two."""
    cases = [question(got="b", points=0.0, message="That is the loss.")] * 2
    assert wrong_answers(cases).groups[0].values == (Value("b", 2),)

    assert wrong_answers([*cases, question(got="b")]).groups == (Group(2, "That is the loss.", (), ()),)


def test_no_answer_is_no_wrong_answer() -> None:
    """Neither is one that waits for a person."""
    blank = question(points=0.0, outcome=Outcome.NOT_RUN, message="no answer")
    waiting = question(points=0.0, outcome=Outcome.PENDING, pending=1.0, got="An essay.")

    assert wrong_answers([blank, blank, waiting, waiting]) == WrongAnswers()
