"""What answers to questions must earn; where the engine itself is right, a test breaks it for a moment."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from grader.errors import FormatError
from grader.questions import (
    Judgement,
    MultipleChoice,
    Number,
    Ordering,
    Question,
    SingleChoice,
    Vector,
    Wrong,
)
from grader.questions.numbers import read_number
from grader.validation.flaws import Flaw, merged
from grader.validation.questions.answers import answer_flaws
from tests.validation.tiny import Tiny

Ask = Callable[[str], Tiny]
WHERE = "questions.py: Q90"
NUMBERS = "where a = 2, b = 0.5, and in 5 other variants"

RIGHT_HALF = Number(prompt="Half of one?", right=0.5, wrong=[Wrong(2, "Twice?"), Wrong(1, "All?")])


def flaws(question: Question) -> list[str]:
    """Return what is wrong with a question."""
    return list(merged(({}, flaw) for flaw in answer_flaws(question)))


def test_the_sound_half_has_no_flaws() -> None:
    """The tests below break the engine around it."""
    assert flaws(RIGHT_HALF) == []


@pytest.mark.parametrize(
    ("sign", "sentences"),
    [
        ("/", ['the right answer as a fraction is refused: "1/2": no']),
        ("e", ['the right answer with an exponent is refused: "5e-1": no']),
        ("+", ['the right answer with a leading + is refused: "+0.5": no']),
        ("  ", ['the right answer with spaces around it is refused: "  0.5 ": no']),
    ],
)
def test_every_spelling_of_the_key_is_read(
    monkeypatch: pytest.MonkeyPatch, sign: str, sentences: list[str]
) -> None:
    """A reader that does not know one of them loses right answers."""

    def reads(raw: Any) -> float:
        if isinstance(raw, str) and sign in raw:
            raise FormatError("no")
        return read_number(raw)

    monkeypatch.setattr("grader.questions.numeric.read_number", reads)

    assert flaws(RIGHT_HALF) == sentences


def test_a_spelling_that_is_read_must_be_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half-read is worse than refused: a fraction without its denominator."""

    def reads(raw: Any) -> float:
        return read_number(raw.split("/")[0] if isinstance(raw, str) else raw)

    monkeypatch.setattr("grader.questions.numeric.read_number", reads)

    assert flaws(RIGHT_HALF) == ['the right answer as a fraction is not right: "1/2": All?']


@pytest.mark.parametrize(
    ("tolerance", "sentence"),
    [
        (0.6e-4, 'an answer just outside the tolerance is right: "0.499949898"'),
        (0.4e-4, 'an answer just inside the tolerance is not right: "0.4999501"'),
    ],
)
def test_the_tolerance_is_half_a_unit(
    monkeypatch: pytest.MonkeyPatch, tolerance: float, sentence: str
) -> None:
    """Neither wider nor narrower."""
    monkeypatch.setattr("grader.questions.numeric.near", lambda a, b, _: abs(a - b) <= tolerance)

    assert flaws(RIGHT_HALF) == [sentence]


def test_each_number_of_a_vector_has_the_tolerance(monkeypatch: pytest.MonkeyPatch) -> None:
    """A judge that looks at the first one alone is found out."""
    question = Vector(prompt="?", right=[0.5, 2], names=["a", "b"])
    monkeypatch.setattr(Vector, "_same", lambda _, got, other: [abs(got[0] - other[0]) <= 0.5e-4 + 1e-9])

    assert flaws(question) == ['an answer just outside the tolerance is right: "0.5, 1.999949898"']


def test_brackets_count(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interval that takes in its end is another one."""
    asked = ask("interval")
    asked.change(
        "questions.py", "wrong=[Wrong(Bounds(0, 1 / n, True, True)", "wrong=[Wrong(Bounds(0, 2, True, True)"
    )
    monkeypatch.setattr("grader.questions.numeric.Interval._same", lambda self, a, b: self._same_ends(a, b))

    sentence = 'an answer just outside the tolerance is right: "[0.0, 0.5]"'
    assert asked.findings() == [(WHERE, f"{sentence} (where n = 2, and in 1 other variant)")]


# Wrong answers


def test_a_wrong_answer_is_told_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """And not that of another one."""
    monkeypatch.setattr("grader.questions.numeric.only_sentence", lambda *_: "No.")

    assert flaws(RIGHT_HALF) == ['a listed wrong answer is not told its sentence: "2" is told "No."']


def test_two_sentences_for_one_answer_are_none() -> None:
    """Who typed it may have had either idea."""
    question = Number(prompt="?", right=0.5, wrong=[Wrong(2, "Twice?"), Wrong(2.00001, "Four times?")])

    assert flaws(question) == []


def test_neither_of_two_sentences_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A guess could name the wrong idea."""
    question = Number(prompt="?", right=0.5, wrong=[Wrong(2, "Twice?"), Wrong(2, "Four times?")])
    monkeypatch.setattr("grader.questions.numeric.only_sentence", lambda said, _: "".join(said[:1]))

    assert flaws(question) == ['an answer that fits several sentences is told one of them: "2"']


def test_one_sentence_may_have_several_answers() -> None:
    """Then it is told for each."""
    question = Number(prompt="?", right=0.5, wrong=[Wrong(2, "Twice?"), Wrong(2, "Twice?")])

    assert flaws(question) == []


def test_a_wrong_answer_has_a_sentence(ask: Ask) -> None:
    """To list it without one says nothing."""
    asked = ask("number")
    asked.change("questions.py", '"You added the two sides."', '""')

    assert asked.findings() == [(WHERE, f'a listed wrong answer has no sentence: "2.5" ({NUMBERS})')]


def test_a_wrong_answer_must_not_be_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """Such variants are never drawn; a question that does not say so is found out."""
    question = SingleChoice(prompt="?", right="yes", wrong={"no": "Why not?"})
    monkeypatch.setattr(SingleChoice, "judge", lambda *_: Judgement(Fraction(1)))

    assert flaws(question) == ['a listed wrong answer counts as right: "b"']


def test_a_line_that_is_moved_may_pass_several() -> None:
    """Moved to the front, the last line is before each of the others: any of these sentences fits."""
    question = Ordering(
        prompt="?",
        steps=["one", "two", "three"],
        wrong={("three", "two"): "Two first.", ("three", "one"): "One."},
    )

    assert flaws(question) == []


# Answers without a thought


def test_ticking_everything_earns_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Right ticks less wrong ticks would be a third here."""
    question = MultipleChoice(prompt="?", right=["a", "b", "c"], wrong={"d": "No.", "e": "Neither."})

    def judge(self: MultipleChoice, answer: tuple[int, ...]) -> Judgement:
        wrong = [place for place in answer if place > 2]
        share = Fraction(max(0, len(answer) - 2 * len(wrong)), 3)
        return Judgement(share, self.wrong[self.form.options[wrong[0]]] if wrong else "")

    assert flaws(question) == []
    monkeypatch.setattr(MultipleChoice, "judge", judge)
    assert flaws(question) == ["ticking everything earns points: a b c d e is worth 1/3"]


def test_the_reversed_order_is_not_right(ask: Ask) -> None:
    """Whatever else is right as well."""
    asked = ask("ordering")
    asked.change("questions.py", "wrong={", 'also=[["drink tea", "brew tea", "wake up"]],\n        wrong={')
    asked.change("questions.py", '("drink tea", "brew tea"): "There is no tea yet."', "")

    [(where, sentence)] = asked.findings()
    assert where == WHERE
    assert sentence.startswith("the reversed order is right: ")


def test_one_partner_for_all_is_not_right(ask: Ask) -> None:
    """Where every left side has the same partner there is nothing to match."""
    asked = ask("matching")
    asked.change("questions.py", '"Peru": "Lima", "Kenya": "Nairobi"', '"Nippon": "Tokyo"')
    asked.change("questions.py", ', ("Peru", "Tokyo"): "Look at a globe."', "")

    [(where, sentence)] = asked.findings()
    assert where == WHERE
    assert sentence.startswith("one partner for every left side is right: 1")


# What cannot be read


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("", '""'),
        ("nan", '"nan"'),
        ("inf", '"inf"'),
        ("0,5", '"0,5"'),
        ("I do not know?", '"I do not know?"'),
    ],
)
def test_what_is_no_answer_is_refused(monkeypatch: pytest.MonkeyPatch, raw: str, shown: str) -> None:
    """It would cost a try."""
    monkeypatch.setattr(
        "grader.questions.numeric.read_number", lambda got: 7.0 if got == raw else read_number(got)
    )

    assert flaws(RIGHT_HALF) == [f"what is no answer is read as one: {shown}"]


def test_what_cannot_be_read_never_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """A student must get a sentence, not a traceback."""

    def reads(raw: Any) -> float:
        return float(raw) if raw == "I do not know?" else read_number(raw)

    monkeypatch.setattr("grader.questions.numeric.read_number", reads)

    why = "ValueError: could not convert string to float: 'I do not know?'"
    assert flaws(RIGHT_HALF) == [f'an answer that cannot be read fails: "I do not know?": {why}']


def test_whatever_goes_wrong_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other questions are proved all the same."""

    def fails(*_: object) -> Judgement:
        raise KeyError("a")

    monkeypatch.setattr(SingleChoice, "judge", fails)
    question = SingleChoice(prompt="?", right="yes", wrong={"no": "Why not?"})

    assert flaws(question) == ["an answer cannot be judged: KeyError: 'a'"]


def test_flaws_are_said_once() -> None:
    """With the numbers of the first variant, and how many other ones there are."""
    found = [({"a": a}, Flaw("is odd", str(a))) for a in (1, 3, 3, 5)] + [({"a": 3}, Flaw("is three"))]

    assert list(merged(found)) == [
        "is odd: 1 (where a = 1, and in 2 other variants)",
        "is three (where a = 3)",
    ]
