"""What cannot be read as an answer: empty, text, nan, too many, too few, a comma for a point, a call."""

import math
from collections.abc import Iterator
from string import ascii_lowercase
from typing import Any

from grader.questions import (
    Code,
    Expression,
    Interval,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Parts,
    Prose,
    Question,
    SingleChoice,
    Vector,
)
from grader.questions.choices import ChoiceForm
from grader.questions.matching import MatchingForm

SENTENCE = "I do not know?"
NOT_FINITE = ("nan", "inf", "-inf")


def unreadable(question: Question) -> Iterator[Any]:
    """Return answers that must be refused with a sentence that says what to write."""
    yield True
    match question:
        case Number():
            yield from ["", "  ", SENTENCE, *NOT_FINITE, math.nan, math.inf, "1, 2", [1.0, 2.0], "0,5"]
        case Vector():
            yield from _no_vectors(len(question.names))
        case Interval():
            yield from ["", SENTENCE, *NOT_FINITE, "(nan, 1)", [0.0, 1.0]]
            yield from ["(1)", "(0, 1, 2)", "0, 1", "(0,5; 1,5)"]
        case Expression():
            yield from ["", SENTENCE, *NOT_FINITE, math.nan, "0,5", [question.key]]
            yield from [f"undeclared + {question.key}", f"undeclared({question.key})", "__import__('os')"]
        case SingleChoice() | MultipleChoice() | Ordering():
            yield from _no_letters(question)
        case Matching():
            yield from _no_pairs(question)
        case Prose():
            yield from ["", "yes", 1, [SENTENCE], "word " * (question.max_words + 1)]
        case Parts():
            yield from ["", 1, {"no_part": "1"}]
        case Code():
            yield from [1, math.nan, [question.key]]


def _no_vectors(length: int) -> Iterator[Any]:
    yield from ["", SENTENCE, *(", ".join([name] * length) for name in NOT_FINITE)]
    yield [math.nan] * length
    yield from (", ".join(["1"] * count) for count in (length - 1, length + 1))
    yield [1.0] * (length + 1)
    yield "; ".join(["0,5"] * length)


def _no_letters(question: SingleChoice | MultipleChoice | Ordering) -> Iterator[Any]:
    form = question.form
    count = len(form.options if isinstance(form, ChoiceForm) else form.texts)
    yield from ["", [], SENTENCE, "1", 1, math.nan, [1]]
    yield "a a"
    if count < len(ascii_lowercase):
        yield ascii_lowercase[count]
    if isinstance(question, SingleChoice):
        yield "a b"
    if isinstance(question, Ordering):
        yield question.key[:-2]


def _no_pairs(question: Matching) -> Iterator[Any]:
    form: MatchingForm = question.form
    yield from ["", SENTENCE, "a", 1, math.nan, ["1a"], "1a 1b", "0a", {"1": "a b"}]
    yield f"{len(form.left) + 1}a"
    if len(form.right) < len(ascii_lowercase):
        yield f"1{ascii_lowercase[len(form.right)]}"
