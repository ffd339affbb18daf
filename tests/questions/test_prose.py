"""Free text and code: read here, judged by a person or in the sandbox."""

from fractions import Fraction
from typing import Any

import pytest

from grader.errors import FormatError
from grader.questions import Call, Code, Criterion, Judgement, Prose

PROSE = Prose(
    prompt="Why?",
    max_words=5,
    rubric=[Criterion(1, "Says why.")],
    model="Because the slope fades out.",
)
CODE = Code(
    prompt="Double it.",
    entry="double",
    starter="def double(x):\n    return x\n",
    calls=[Call((2,), 4)],
    model="def double(x):\n    return 2 * x\n",
)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("", "the answer has 0 words; write a sentence or more"),
        ("because", "the answer has 1 word; write a sentence or more"),
        ("one two three four five six", "the answer has 6 words; at most 5 are read, so shorten it"),
        ("word " * 10_000, "the answer has 10000 words; at most 5 are read, so shorten it"),
        (3, "the answer is text between quotes, got 3"),
        (True, "the answer is text between quotes, got true"),
        (["\x1b[31m"], 'the answer is text between quotes, got ["\\x1b[31m"]'),
        ([1, 2], "the answer is text between quotes, got [1, 2]"),
    ],
)
def test_only_what_nobody_could_judge_is_refused(raw: Any, sentence: str) -> None:
    """Empty, over-long, or no text at all; the words are counted for the student."""
    with pytest.raises(FormatError) as caught:
        PROSE.form.read(raw)
    assert str(caught.value) == sentence


@pytest.mark.parametrize("raw", ["it is so", "\n  it  is\nso \n", "one two three four five"])
def test_any_other_text_is_taken_as_it_is(raw: str) -> None:
    """Without the space around it."""
    assert PROSE.form.read(raw) == raw.strip()


def test_no_machine_judges_prose() -> None:
    """All of it waits for a person, be it the model answer or nonsense."""
    assert PROSE.judge_raw(PROSE.key) == PROSE.judge_raw("any three words")
    assert PROSE.judge_raw(PROSE.key) == Judgement(Fraction(0), "waits for a person", pending=Fraction(1))


def test_code_is_not_judged_outside_of_the_sandbox() -> None:
    """Who tries has made a mistake in the engine, so it is no judgement of any kind."""
    with pytest.raises(NotImplementedError, match="code is judged by what it returns"):
        CODE.judge_raw(CODE.key)


def test_neither_is_ever_ambiguous() -> None:
    """Nothing of them is compared when numbers are drawn."""
    assert not PROSE.ambiguous
    assert not CODE.ambiguous


def test_prose_has_no_sentence_that_a_machine_could_choose() -> None:
    """What students write is for the person who reads."""
    assert PROSE.listed() == []
    assert PROSE.key == PROSE.model


def test_code_is_text_and_nothing_looks_into_it() -> None:
    """Broken code is read as well: the sandbox says what is wrong with it."""
    assert CODE.form.read("\ndef double(x:\n") == "def double(x:\n"
    with pytest.raises(FormatError, match="the code is text between quotes, got 5"):
        CODE.form.read(5)


def test_files_begin_with_room_for_text_and_with_the_starter() -> None:
    """Single quotes leave the backslashes of formulas, and the double quotes of code, alone."""
    assert PROSE.form.blanks("P03") == ["P03 = '''", "'''"]
    assert CODE.form.blanks("Q40") == ["Q40 = '''", "def double(x):", "    return x", "'''"]
    assert PROSE.form.how() == "at most 5 words of your own; a person reads them"
    assert CODE.form.how() == "Python code that defines double"
