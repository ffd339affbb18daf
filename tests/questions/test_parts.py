"""Questions of several parts: each read, judged and shown on its own, and added up by points."""

from fractions import Fraction
from typing import Any

import pytest

from grader.draws import PUBLIC_KEY, Draw
from grader.errors import FormatError
from grader.questions import (
    Call,
    Code,
    Criterion,
    Judgement,
    Matching,
    Number,
    Ordering,
    Part,
    Parts,
    Prose,
    Told,
    Wrong,
)
from grader.questions.answers import read_answers
from grader.questions.forms import form_as_data, form_from_data
from grader.questions.parts import each_part
from grader.questions.question import RIGHT as RIGHT_ANSWER
from grader.questions.question import ideas_of

PROOF = Ordering(
    prompt="Order the lines.", steps=["measure", "turn", "walk"], wrong={("walk", "turn"): "Turn first."}
)
LENGTH = Number(prompt="How long?", right=2.5, wrong=[Wrong(5.0, "That is twice as long.")])
WHY = Prose(prompt="Why?", max_words=20, rubric=[Criterion(1, "a reason")], model="Because it is so.")
QUESTION = Parts(
    prompt="A walk in three parts.",
    hints=["Begin at the beginning."],
    worked="It is 2.5 long.",
    parts={"a": Part(2, PROOF), "b": Part(1, LENGTH), "c": Part(1, WHY)},
)
RIGHT = {"a": QUESTION.key["a"], "b": "5/2", "c": "Since nobody hurried at all."}
TURNED = PROOF.listed()[0].answer


def test_the_parts_are_added_up_by_their_points_and_prose_waits() -> None:
    """Three of four points are there at once."""
    judged = QUESTION.judge_raw(RIGHT)

    assert (judged.share, judged.pending, judged.sentence) == (Fraction(3, 4), Fraction(1, 4), "")


@pytest.mark.parametrize(
    ("changed", "share", "said"),
    [
        ({"b": "5"}, Fraction(2, 4), "(b) That is twice as long."),
        ({"b": ""}, Fraction(2, 4), "(b) No answer."),
        ({"a": "", "b": ""}, Fraction(0), "(a) No answer. (b) No answer."),
        ({"a": "", "b": "5"}, Fraction(0), "(a) No answer. (b) That is twice as long."),
        ({"a": TURNED, "b": "5"}, Fraction(2, 8), "(a) Turn first. (b) That is twice as long."),
    ],
)
def test_each_part_that_is_not_right_says_why(changed: dict[str, str], share: Fraction, said: str) -> None:
    """In the order of the parts, each in a sentence that ends; the others earn what they are worth."""
    judged = QUESTION.judge_raw(RIGHT | changed)

    assert (judged.share, judged.sentence) == (share, said)


def test_what_has_no_full_stop_is_given_one() -> None:
    """Code tells how it ended, and the next part would follow without one."""
    judged = QUESTION.added({"a": Judgement(Fraction(0), "it raised ValueError"), "b": RIGHT_ANSWER})

    assert judged.sentence == "(a) it raised ValueError. (c) No answer."


def test_the_ideas_of_all_parts_are_told_once_each() -> None:
    """Whoever keeps a record of them need not know of parts."""
    one, other = Told("Uphill.", "ascent"), Told("Uphill, too far.", "ascent", "one_step_off")
    judged = QUESTION.added({"a": Judgement(Fraction(0), one), "b": Judgement(Fraction(0), other)})

    assert ideas_of(judged.sentence) == ("ascent", "one_step_off")
    assert judged.sentence == "(a) Uphill. (b) Uphill, too far. (c) No answer."


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("2.5", "it has the parts a, b, c; answer each on a line of its own"),
        ({"d": "1"}, 'there is no part "d"; there are a, b, c'),
        ({"\x1b[2J": "1"}, 'there is no part "\\x1b[2J"; there are a, b, c'),
        ({"b": "1", "B": "2"}, "part b is given twice; keep one of them"),
        ({"a": "a b c", "a.1": "c"}, "part a is given twice, whole and in lines; keep one of them"),
        ({"b": "2,5"}, 'part b: expected a number, got "2,5"; write 2.5 with a point, not a comma'),
    ],
)
def test_what_cannot_be_read_names_the_part(raw: Any, said: str) -> None:
    """One slip is told where it stands."""
    with pytest.raises(FormatError) as refused:
        QUESTION.form.read(raw)
    assert str(refused.value) == said


MIXED = Parts(
    prompt="",
    parts={
        "a": Part(1, Matching(prompt="", pairs={"one": "odd", "two": "even"}, wrong={})),
        "b": Part(1, LENGTH),
        "c": Part(
            1, Code(prompt="", entry="f", starter="def f(): pass", calls=[Call((), 1)], model="f = int")
        ),
    },
)
TEMPLATE = "\n".join(MIXED.form.blanks("P90"))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (TEMPLATE.replace('b = ""', 'b = "2"'), {"b": (2.0,)}),
        (TEMPLATE.replace('a.2 = ""', 'a.2 = "b"'), {"a": {1: 1}}),
        (TEMPLATE + '\nP90.a = "1a 2b"', {"a": {0: 0, 1: 1}}),
        ("p90.B = 2\nP90.A.1 = b", {"a": {0: 1}, "b": (2.0,)}),
        ("[P90]\nb = 2\n[P90.a]\n1 = 'b'", {"a": {0: 1}, "b": (2.0,)}),
    ],
)
def test_a_part_may_have_lines_of_its_own(text: str, read: dict[str, Any]) -> None:
    """As a file of answers brings them, in capitals or not; what stands as it was is no answer."""
    assert MIXED.form.read(read_answers(text.encode()).answers["P90"]) == read


@pytest.mark.parametrize(
    ("text", "untouched"),
    [(TEMPLATE, True), (TEMPLATE.replace("pass", "..."), False), ('P90.d = "?"', False)],
)
def test_the_lines_that_were_handed_out_are_no_answer(text: str, untouched: bool) -> None:
    """The starter of a part in code among them: it costs no try."""
    assert MIXED.form.untouched(read_answers(text.encode()).answers["P90"]) is untouched


def test_each_listed_wrong_answer_is_told_its_sentence() -> None:
    """With the name of its part."""
    for wrong in QUESTION.listed():
        assert QUESTION.judge_raw(wrong.answer).sentence == wrong.sentence


def test_the_form_is_data() -> None:
    """What is handed out can be read back, prompts of the parts included."""
    assert form_from_data(form_as_data(QUESTION.form)) == QUESTION.form
    assert QUESTION.form.blanks("P90") == ['P90.a = ""', 'P90.b = ""', "P90.c = '''", "'''"]
    assert QUESTION.form.lines()[0].startswith("(a) Order the lines. Answer: ")


def test_parts_are_arranged_like_questions_of_their_own() -> None:
    """Lines are shuffled, and the fingerprint of a sheet sees it."""
    arranged = QUESTION.arranged(Draw(PUBLIC_KEY, "s01", "P90"))

    assert arranged.arrangement[0] in ([0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0])
    assert arranged.judge_raw({**RIGHT, "a": arranged.key["a"]}).share == Fraction(3, 4)


def test_a_question_without_parts_is_its_own_part() -> None:
    """Whoever looks at parts need not ask first."""
    assert each_part(LENGTH) == [("", LENGTH)]
    assert [name for name, _ in each_part(QUESTION)] == ["a", "b", "c"]
