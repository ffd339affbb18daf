"""Lines in order: full, half, or nothing, and a shuffle that gives nothing away."""

from fractions import Fraction
from typing import Any

import pytest

from grader.draws import PUBLIC_KEY, Draw
from grader.errors import FormatError
from grader.questions import Ordering

STEPS = ["start", "measure", "step", "stop"]
WALK = Ordering(
    prompt="In which order?",
    steps=STEPS,
    wrong={("step", "measure"): "Nobody steps before measuring.", ("stop", "start"): "That is backward."},
    shuffled=("stop", "step", "start", "measure"),
)
# In sight: a stop, b step, c start, d measure; so the right order is c d b a.


@pytest.mark.parametrize(
    ("raw", "share"),
    [
        ("c d b a", Fraction(1)),
        ("CDBA", Fraction(1)),
        (["c", "d", "b", "a"], Fraction(1)),
        ("d c b a", Fraction(1, 2)),
        ("c b d a", Fraction(1, 2)),
        ("c d a b", Fraction(1, 2)),
        ("d c a b", Fraction(0)),
        ("c a b d", Fraction(0)),
        ("a d b c", Fraction(0)),
        ("a b d c", Fraction(0)),
    ],
)
def test_one_swap_of_neighbors_costs_half(raw: Any, share: Fraction) -> None:
    """Anything else costs all, the reversed order and a swap across the sheet among them."""
    assert WALK.judge_raw(raw).share == share


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("c d b a", ""),
        ("c b d a", "Nobody steps before measuring."),
        ("a d b c", "That is backward."),
        ("d c b a", "The order is not right."),
    ],
)
def test_a_listed_mistake_is_told_its_sentence(raw: str, sentence: str) -> None:
    """Two lines in the wrong order, wherever they stand."""
    assert WALK.judge_raw(raw).sentence == sentence


@pytest.mark.parametrize("raw", ["c d b", "c d b b", "c d b a a"])
def test_every_letter_is_asked_for_once(raw: str) -> None:
    """Refused, with the letters that there are."""
    with pytest.raises(FormatError, match="all 4 letters are asked for, each once: a b c d"):
        WALK.judge_raw(raw)


def test_another_right_order_is_as_good() -> None:
    """And half is earned beside it as well."""
    also = Ordering(
        prompt="", steps=STEPS, also=[["measure", "start", "step", "stop"]], wrong={}, shuffled=WALK.shuffled
    )

    assert also.judge_raw("d c b a").share == 1
    assert also.judge_raw("c d b a").share == 1
    assert also.judge_raw("d c a b").share == Fraction(1, 2)


def test_key_and_listed_mistakes_are_letters_in_sight() -> None:
    """A mistake is the right order with one line moved before another."""
    assert WALK.key == "c d b a"
    assert [wrong.answer for wrong in WALK.listed()] == ["c b d a", "a c d b"]


def test_no_student_finds_the_lines_in_a_right_order() -> None:
    """Of six orders of three lines two are right; the other four are all drawn."""
    question = Ordering(prompt="", steps=["1", "2", "3"], also=[["2", "1", "3"]], wrong={})
    drawn = [question.arranged(Draw(PUBLIC_KEY, str(number))) for number in range(200)]

    assert {"".join(one.form.texts) for one in drawn} == {"132", "231", "312", "321"}
    assert all(one.judge_raw(one.key).share == 1 for one in drawn)
    assert all(one.judge_raw("a b c").share < 1 for one in drawn)


@pytest.mark.parametrize(("steps", "also"), [(["1"], []), (["1", "2"], [["2", "1"]])])
def test_where_every_order_is_right_there_is_no_question(steps: list[str], also: list[list[str]]) -> None:
    """An error of the author, not a loop without end."""
    with pytest.raises(ValueError, match="nothing to put in order: every order is right"):
        Ordering(prompt="", steps=steps, also=also, wrong={}).arranged(Draw(PUBLIC_KEY, "s01"))


def test_the_example_of_how_to_answer_is_not_the_key() -> None:
    """It is the letters backward, whoever asks."""
    assert WALK.form.how() == 'all letters in the right order, such as "d c b a"'
    assert WALK.form.lines() == ["a. stop", "b. step", "c. start", "d. measure"]
