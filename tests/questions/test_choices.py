"""One option, and several: who earns what, what is told, and what one student sees."""

from collections import Counter
from fractions import Fraction
from typing import Any

import pytest

from grader.draws import PUBLIC_KEY, Draw
from grader.errors import FormatError
from grader.questions import MultipleChoice, SingleChoice

ONE = SingleChoice(
    prompt="Which way?",
    right="down",
    wrong={"up": "That is uphill.", "left": "That is along the slope."},
    options=("up", "down", "left"),
)
SEVERAL = MultipleChoice(
    prompt="Which are even?",
    right=["two", "four", "six"],
    wrong={"one": "One is odd.", "three": "Three is odd."},
    options=("one", "two", "three", "four", "six"),
)


def told(question: SingleChoice | MultipleChoice, raw: Any) -> tuple[float, str]:
    """Judge an answer as it was typed."""
    judged = question.judge_raw(raw)
    return float(judged.share), judged.sentence


@pytest.mark.parametrize("raw", ["b", "B", " b) ", ["b"], '"b"', "(b)."])
def test_the_right_letter_earns_everything(raw: Any) -> None:
    """However it is written; there is nothing to say then."""
    assert told(ONE, raw) == (1, "")


@pytest.mark.parametrize(("raw", "sentence"), [("a", "That is uphill."), ("c", "That is along the slope.")])
def test_each_wrong_letter_earns_nothing_and_is_told_why(raw: str, sentence: str) -> None:
    """The sentence belongs to the option, wherever it stands for this student."""
    assert told(ONE, raw) == (0, sentence)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("a b", "one letter is asked for, got 2"),
        ("b b", "a letter is given twice; write each letter once"),
        ("d", 'expected letters from a to c, got "d"; "d" is none of them'),
        ("down", 'expected letters from a to c, got "down"; "d" is none of them'),
        (2, "expected letters from a to c, got 2; write them in quotes"),
    ],
)
def test_one_letter_is_one_letter(raw: Any, sentence: str) -> None:
    """Refused, not judged: it costs no try."""
    with pytest.raises(FormatError) as caught:
        ONE.judge_raw(raw)
    assert str(caught.value).startswith(sentence)


def test_the_key_and_the_wrong_letters_follow_the_order_in_sight() -> None:
    """They are what this student would type."""
    assert ONE.key == "b"
    assert {wrong.answer: wrong.sentence for wrong in ONE.listed()} == {
        "a": "That is uphill.",
        "c": "That is along the slope.",
    }


@pytest.mark.parametrize(
    ("raw", "share"),
    [
        ("b d e", Fraction(1)),
        ("e, d, b", Fraction(1)),
        ("b d", Fraction(2, 3)),
        ("b", Fraction(1, 3)),
        ("a b d e", Fraction(2, 3)),
        ("a b d", Fraction(1, 3)),
        ("a b", Fraction(0)),
        ("a c", Fraction(0)),
        ("a b c d e", Fraction(0)),
    ],
)
def test_a_wrong_tick_takes_away_what_a_right_one_gives(raw: str, share: Fraction) -> None:
    """(right ticks - wrong ticks) / right options, not below 0; and ticking everything earns nothing."""
    assert SEVERAL.judge_raw(raw).share == share


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("b d e", ""),
        ("b d", "What you chose is right, but it is not all."),
        ("a b d e", "One is odd."),
        ("c a", "Three is odd."),
    ],
)
def test_several_are_told_about_the_first_wrong_tick(raw: str, sentence: str) -> None:
    """Or that some are missing; not how many, and not which."""
    assert SEVERAL.judge_raw(raw).sentence == sentence


def test_ticking_everything_is_right_where_everything_is() -> None:
    """A sheet may show no wrong option at all."""
    question = MultipleChoice(prompt="", right=["a", "b"], wrong={})

    assert question.judge_raw("a b").share == 1


def test_five_right_among_nine_earn_nothing_all_ticked() -> None:
    """By the rule alone it would be a fifth."""
    question = MultipleChoice(prompt="", right=list("vwxyz"), wrong=dict.fromkeys("pqrs", "No."))

    assert question.judge_raw("abcdefghi").share == 0


def test_no_tick_is_no_answer() -> None:
    """There is always one that holds."""
    with pytest.raises(FormatError, match="got an empty answer"):
        SEVERAL.judge_raw("...")


SHOWN = MultipleChoice(
    prompt="",
    right=["r1", "r2", "r3"],
    wrong={"w1": "One.", "w2": "Two.", "w3": "Three.", "w4": "Four."},
    show=(2, 3),
)


def sheets(question: MultipleChoice | SingleChoice) -> list[Any]:
    """Return what 100 students see."""
    return [question.arranged(Draw(PUBLIC_KEY, str(number))) for number in range(100)]


def test_show_draws_so_many_right_and_wrong_options() -> None:
    """Every option is seen by somebody, and the order is each student's own."""
    seen = [question.form.options for question in sheets(SHOWN)]
    count = Counter(option for options in seen for option in options)

    assert {tuple(Counter(option[0] for option in sorted(options)).items()) for options in seen} == {
        (("r", 2), ("w", 3))
    }
    assert set(count) == {*SHOWN.right, *SHOWN.wrong}
    assert len(set(seen)) > 80


def test_only_what_is_in_sight_counts() -> None:
    """Two right options in sight are all that a student can tick; an unseen mistake is not listed."""
    for question in sheets(SHOWN):
        assert question.judge_raw(question.key).share == 1
        assert len(question.key.split()) == 2
        assert question.judge_raw(question.key.split()[0]).share == Fraction(1, 2)
        assert len(question.listed()) == 3
        assert all(question.judge_raw(wrong.answer).sentence == wrong.sentence for wrong in question.listed())


def test_an_order_of_ones_own_changes_no_judgement() -> None:
    """The right letter differs from student to student, what it earns does not."""
    drawn = sheets(ONE)

    assert {question.key for question in drawn} == set("abc")
    assert {question.judge_raw(question.key).share for question in drawn} == {1}
    assert {wrong.sentence for question in drawn for wrong in question.listed()} == set(ONE.wrong.values())


def test_nothing_in_the_form_tells_right_from_wrong() -> None:
    """Neither order nor field."""
    assert SEVERAL.form.lines() == ["a. one", "b. two", "c. three", "d. four", "e. six"]
    assert SEVERAL.form.how() == 'the letters of all that hold, such as "a c"'
    assert ONE.form.how() == "one letter"
