"""Pairs: shares, decoys, and what one student sees of them."""

from fractions import Fraction
from typing import Any

import pytest

from grader.draws import PUBLIC_KEY, Draw
from grader.errors import FormatError
from grader.questions import Matching

ANIMALS = Matching(
    prompt="Which sound is whose?",
    pairs={"cat": "purrs", "dog": "barks", "wolf": "howls", "hyena": "howls"},
    decoys=["sings", "reads"],
    wrong={("cat", "barks"): "Cats do not bark.", ("dog", "reads"): "It only looks so."},
)
# In sight: 1 cat, 2 dog, 3 wolf, 4 hyena; a purrs, b barks, c howls, d sings, e reads.


def students(question: Matching) -> list[Matching]:
    """Return what 200 students see."""
    return [question.arranged(Draw(PUBLIC_KEY, str(number))) for number in range(200)]


@pytest.mark.parametrize(
    ("raw", "share"),
    [
        ("1a 2b 3c 4c", Fraction(1)),
        ({"1": "a", "2": "b", "3": "C", "4": "(c)"}, Fraction(1)),
        ("4c, 3c, 2b, 1a", Fraction(1)),
        ("1a 2b 3c", Fraction(3, 4)),
        ({"1": "a", "2": "", "3": "c", "4": "c"}, Fraction(3, 4)),
        ("1a 2b 3d 4e", Fraction(1, 2)),
        ("1c 2c 3c 4c", Fraction(1, 2)),
        ("1a 2a 3a 4a", Fraction(1, 4)),
        ("1b 2a 3d 4d", Fraction(0)),
    ],
)
def test_each_right_pair_earns_its_share(raw: Any, share: Fraction) -> None:
    """What is left out or wrong earns nothing; a partner may be given as often as one likes."""
    assert ANIMALS.judge_raw(raw).share == share


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("1a 2b 3c 4c", ""),
        ("1b 2b 3c 4c", "Cats do not bark."),
        ("1b 2e 3c 4c", "Cats do not bark."),
        ("1a 2e 3c 4c", "It only looks so."),
        ("1d 2b 3c 4c", "3 of 4 are right."),
        ("1a", "1 of 4 are right."),
    ],
)
def test_a_listed_pair_is_told_its_sentence(raw: str, sentence: str) -> None:
    """The first of them; else how many are right."""
    assert ANIMALS.judge_raw(raw).sentence == sentence


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("1a 1b", "expected one letter a left side, but 1 is given twice; keep one of them"),
        ("1a 5b", 'expected left sides from 1 to 4, got "5"; use these numbers only'),
        ("1f", 'left side 1: expected letters from a to e, got "f"; "f" is none of them'),
        ("a b c c", 'expected pairs, got "a b c c"; write the number of each left side'),
        ({"1": "a b"}, 'left side 1: expected one letter, got "a b"; keep one of them'),
    ],
)
def test_what_are_no_pairs_is_refused(raw: Any, sentence: str) -> None:
    """It costs no try."""
    with pytest.raises(FormatError) as caught:
        ANIMALS.judge_raw(raw)
    assert str(caught.value).startswith(sentence)


def test_listed_mistakes_are_the_key_with_one_pair_changed() -> None:
    """As a student would type them."""
    assert ANIMALS.key == "1a 2b 3c 4c"
    assert [(wrong.answer, wrong.sentence) for wrong in ANIMALS.listed()] == [
        ("1b 2b 3c 4c", "Cats do not bark."),
        ("1a 2e 3c 4c", "It only looks so."),
    ]


def test_both_columns_have_an_order_of_their_own() -> None:
    """A shared partner stands once on the right, so the columns do not give the pairs away."""
    drawn = students(ANIMALS)

    assert {frozenset(question.form.left) for question in drawn} == {frozenset(ANIMALS.pairs)}
    assert {tuple(sorted(question.form.right)) for question in drawn} == {
        ("barks", "howls", "purrs", "reads", "sings")
    }
    assert len({question.form for question in drawn}) > 190
    assert {question.judge_raw(question.key).share for question in drawn} == {1}


def test_show_draws_how_many_pairs_there_are() -> None:
    """Partners that nobody in sight has are not on offer; decoys stay."""
    drawn = students(
        Matching(prompt="", pairs=ANIMALS.pairs, decoys=ANIMALS.decoys, wrong=ANIMALS.wrong, show=(2, 3))
    )

    assert {len(question.form.left) for question in drawn} == {2, 3}
    for question in drawn:
        assert set(question.form.right) == {ANIMALS.pairs[text] for text in question.left} | {
            "sings",
            "reads",
        }
        assert question.judge_raw(question.key).share == 1
        assert all(question.judge_raw(wrong.answer).sentence == wrong.sentence for wrong in question.listed())


def test_half_of_the_students_see_decoys_where_that_is_drawn() -> None:
    """Nobody can tell from the number of partners whether one is left over."""
    drawn = students(
        Matching(
            prompt="", pairs=ANIMALS.pairs, decoys=ANIMALS.decoys, wrong=ANIMALS.wrong, decoy_or_not=True
        )
    )
    with_decoys = [question for question in drawn if "sings" in question.form.right]

    assert 70 < len(with_decoys) < 130
    assert {len(question.form.right) for question in drawn} == {3, 5}
    assert {len(question.listed()) for question in drawn} == {1, 2}


def test_every_left_side_has_its_line_in_the_file() -> None:
    """The empty lines of the template are no answer."""
    assert ANIMALS.form.blanks("Q01") == ['Q01.1 = ""', 'Q01.2 = ""', 'Q01.3 = ""', 'Q01.4 = ""']
    assert ANIMALS.form.lines()[3:6] == ["4. hyena", "", "a. purrs"]
