"""Whether the parts of a question fit together: options, pairs, orders, lengths, expressions."""

import math
from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from grader.errors import FormatError
from grader.questions import (
    Bounds,
    Code,
    Expression,
    Interval,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Parts,
    Question,
    SingleChoice,
    Vector,
)
from grader.questions.expressions import parse
from grader.questions.numbers import cut
from grader.validation.flaws import Flaw


def shape_flaws(question: Question) -> Iterator[Flaw]:
    """Find parts of a question that do not fit together, so that it could not be asked or judged."""
    match question:
        case SingleChoice():
            yield from _options([question.right, *question.wrong], len(question.wrong))
        case MultipleChoice():
            yield from _options([*question.right, *question.wrong], len(question.wrong))
            yield from _shown_options(question)
        case Matching():
            yield from _pairs(question)
        case Ordering():
            yield from _orders(question)
        case Number() | Vector() | Interval():
            yield from _numbers(question)
        case Expression():
            yield from _expressions(question)
        case Code() if not question.calls:
            yield Flaw("no call tries the code")
        case Parts():
            yield from _parts(question)


def _parts(question: Parts) -> Iterator[Flaw]:
    if len(question.parts) < 2:
        yield Flaw("there are fewer than two parts")
    for name, part in question.parts.items():
        if len(name) != 1 or name not in ascii_lowercase:
            yield Flaw("a part is not named by a small letter", repr(name))
        if isinstance(part.question, Parts | Matching):  # an answer of several lines has no place in a line
            yield Flaw(f"part {name}: a part may not be a {type(part.question).__name__}")
        yield from (Flaw(f"part {name}: {rule}", example) for rule, example in shape_flaws(part.question))


def _options(options: Sequence[str], wrong: int) -> Iterator[Flaw]:
    yield from _each_once("an option", options)
    if not wrong:
        yield Flaw("no option is wrong")


def _each_once(what: str, texts: Sequence[str]) -> Iterator[Flaw]:
    """Find texts that are empty or stand twice, and more of them than there are letters."""
    twice = [text for place, text in enumerate(texts) if text in texts[:place]]
    if twice:
        yield Flaw(f"{what} stands twice", cut(twice[0]))
    if not all(text.strip() for text in texts):
        yield Flaw(f"{what} is empty")
    if len(texts) > len(ascii_lowercase):
        yield Flaw(f"there are more of them than letters: {what} is number {len(ascii_lowercase) + 1}")


def _shown_options(question: MultipleChoice) -> Iterator[Flaw]:
    if not question.right:
        yield Flaw("no option is right")
    rights, wrongs = len(question.right), len(question.wrong)
    if question.show and not (1 <= question.show[0] <= rights and 0 <= question.show[1] <= wrongs):
        yield Flaw("show asks for more options than there are, or for no right one", f"{question.show}")


def _pairs(question: Matching) -> Iterator[Flaw]:
    partners = [*dict.fromkeys(question.pairs.values()), *question.decoys]
    yield from _each_once("a left side", list(question.pairs))
    yield from _each_once("a right side", partners)
    if len(question.pairs) < 2:
        yield Flaw("there are fewer than two pairs")
    if question.show and not 1 <= question.show[0] <= question.show[1] <= len(question.pairs):
        yield Flaw("show is not the fewest and the most pairs", f"{question.show}")
    for left, right in question.wrong:
        pair = f"{cut(left)} - {cut(right)}"
        if left not in question.pairs or right not in partners:
            yield Flaw("a wrong pair is not on offer", pair)
        elif question.pairs[left] == right:
            yield Flaw("a wrong pair is right", pair)


def _orders(question: Ordering) -> Iterator[Flaw]:
    steps = list(question.steps)
    yield from _each_once("a line", steps)
    if len(steps) < 2:
        yield Flaw("there are fewer than two lines")
    if any(sorted(order) != sorted(steps) for order in question.also):
        yield Flaw("another right order does not have the same lines")
    for early, late in question.wrong:
        pair = f"{cut(early)} - {cut(late)}"
        if early not in steps or late not in steps:
            yield Flaw("a wrong order names a line that is not there", pair)
        elif steps.index(early) <= steps.index(late):
            yield Flaw("a wrong order is right", pair)


def _numbers(question: Number | Vector | Interval) -> Iterator[Flaw]:
    answers = [question.right, *(wrong.answer for wrong in question.wrong)]
    for name, answer in zip(["the right answer", *["a wrong answer"] * len(answers)], answers, strict=False):
        numbers = _as_numbers(answer)
        if isinstance(question, Vector) and len(numbers) != len(question.names):
            yield Flaw(f"{name} has not as many numbers as names", f"{len(numbers)}, {len(question.names)}")
        ends = isinstance(answer, Bounds)
        if any(math.isnan(number) or (math.isinf(number) and not ends) for number in numbers):
            yield Flaw(f"{name} is not finite", f"{answer}")
    if isinstance(question, Vector):
        yield from _counts(question)


def _counts(question: Vector) -> Iterator[Flaw]:
    for name in question.counts:
        if name not in question.names:
            yield Flaw("a count has the name of no number", name)
    for name, number in zip(question.names, question.right, strict=False):
        if name in question.counts and not float(number).is_integer():
            yield Flaw("a count is not a whole number", f"{name}, {number}")


def _as_numbers(answer: float | Sequence[float] | Bounds) -> list[float]:
    if isinstance(answer, Bounds):
        return [answer.low, answer.high]
    return [answer] if isinstance(answer, int | float) else list(answer)


def _expressions(question: Expression) -> Iterator[Flaw]:
    for name in set(question.integers) - set(question.variables):
        yield Flaw("a whole number is no variable", name)
    answers = [question.right, *(wrong.answer for wrong in question.wrong)]
    for name, text in zip(["the right", *["a wrong"] * len(answers)], answers, strict=False):
        try:
            parse(text, question.variables)
        except FormatError as error:
            yield Flaw(f"{name} expression cannot be read", f"{cut(text)}: {error}")
