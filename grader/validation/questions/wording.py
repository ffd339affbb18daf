"""The words of a question: they render, leave nothing to fill in, and the worked solution ends at the key."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from grader.catalog import Item
from grader.errors import FormatError
from grader.markup import Kind, problems, read
from grader.questions import (
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
    show,
)
from grader.questions.numbers import near
from grader.questions.parts import each_part
from grader.validation.flaws import Flaw

LEFTOVER = re.compile(r"(?<!\\)\{[A-Za-z_][^{}\n]*\}")
LEFTOVER_IN_FORMULA = re.compile(r"(?<![\\_^}\]A-Za-z])\{[A-Za-z_][^{}\n\\]*\}")
"""In a formula, braces behind a sign or a name group; elsewhere they are a number that was never put in."""

NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?")
FRACTION = re.compile(r"(-?)(?:\\[dt]?frac\{(-?\d+)\}\{(\d+)\}|(\d+)/(\d+))")
CACHED_TEXTS = 8192


def word_flaws(question: Question, item: Item) -> Iterator[Flaw]:
    """Find what is wrong with the texts of a question, and what is missing among them."""
    for name, text in texts_of(question):
        yield from (Flaw(f"{name} {rule}", example) for rule, example in _flaws_of_text(text))
    if not question.prompt.strip():
        yield Flaw("there is no prompt")
    if not question.hints:
        yield Flaw("there is no hint")
    if not question.worked.strip():
        yield Flaw("there is no worked solution")
    else:
        yield from _missing_numbers(question)
    yield from _points_of_parts(question, item)
    for name, part in each_part(question):
        if isinstance(part, Prose):
            points = question.parts[name].points if isinstance(question, Parts) else item.points
            yield from _of_prose(part, points)


def texts_of(question: Question) -> Iterator[tuple[str, str]]:
    """Return the texts that somebody reads, each with a name."""
    yield "the prompt", question.prompt
    yield from _numbered("hint", question.hints)
    yield "the worked solution", question.worked
    yield from _numbered("the sentence of wrong answer", _sentences(question))
    match question:
        case SingleChoice():
            yield from _numbered("option", [question.right, *question.wrong])
        case MultipleChoice():
            yield from _numbered("option", [*question.right, *question.wrong])
        case Matching():
            yield from _numbered("left side", list(question.pairs))
            yield from _numbered("right side", [*question.pairs.values(), *question.decoys])
        case Ordering():
            yield from _numbered("line", question.steps)
        case Number() | Vector():
            yield from _numbered("name", getattr(question, "names", ()))
            yield "the unit", question.unit
        case Parts():
            for name, part in question.parts.items():
                yield from ((f"part {name}: {what}", text) for what, text in texts_of(part.question))
        case Prose():
            yield "the model answer", question.model
            yield from _numbered("criterion", [criterion.text for criterion in question.rubric])
            yield from _numbered("what was seen,", [wrong.sentence for wrong in question.seen])


def _sentences(question: Question) -> list[str]:
    """Return what wrong answers are told, also those that are not in sight."""
    if isinstance(question, SingleChoice | MultipleChoice | Matching | Ordering):
        return list(question.wrong.values())
    if isinstance(question, Parts):  # each part has its own
        return []
    return [wrong.sentence for wrong in question.listed()]


def _numbered(name: str, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield from ((f"{name} {number}", text) for number, text in enumerate(texts, 1))


@lru_cache(CACHED_TEXTS)
def _flaws_of_text(text: str) -> tuple[tuple[str, str], ...]:
    """Return rules and examples; most texts are the same in all variants."""
    wrong = [
        ("does not render", f"line {line}, column {column}: {said}") for line, column, said in problems(text)
    ]
    return tuple(wrong[:1]) + tuple(("has braces left", braces) for braces in leftovers(text)[:1])


def leftovers(text: str) -> list[str]:
    r"""Find braces that should have been filled in, as in ``"{t} metres"``.

    >>> leftovers(r"$\theta_{t} = {t}$ or {show(t)}, `{code}`")
    ['{show(t)}', '{t}']
    """
    if "{" not in text:
        return []
    document = read(text)
    formulas = [span.content for span in document.only(Kind.FORMULA, Kind.DISPLAY)]
    found = [LEFTOVER.findall(document.prose()), *map(LEFTOVER_IN_FORMULA.findall, formulas)]
    return list(chain.from_iterable(found))


def _missing_numbers(question: Question) -> Iterator[Flaw]:
    """Find numbers of the key that the worked solution never says."""
    said = list(_numbers_in(question.worked))
    for _, part in each_part(question):
        for number, decimals in _key_numbers(part):
            if not any(near(each, number, decimals) for each in said):
                yield Flaw("the worked solution never says a number of the key", show(number, decimals))


def _key_numbers(question: Question) -> list[tuple[float, int]]:
    """Return the numbers of the key, each with the decimals to which it is asked."""
    match question:
        case Number():
            return [(question.right, question.decimals)]
        case Vector():
            return list(zip(question.right, question.places, strict=True))
        case Interval():
            ends = [question.right.low, question.right.high]
            return [(end, question.decimals) for end in ends if abs(end) != float("inf")]
    return []


def _numbers_in(text: str) -> Iterator[float]:
    for sign, above, below, top, bottom in FRACTION.findall(text):
        if int(below or bottom):
            yield float(f"{sign}1") * int(above or top) / int(below or bottom)
    yield from map(float, NUMBER.findall(text.replace("−", "-")))


def _points_of_parts(question: Question, item: Item) -> Iterator[Flaw]:
    if isinstance(question, Parts):
        points = sum(part.points for part in question.parts.values())
        if points != item.points:
            said = f"{points}, and {item.points} in exercise.toml"
            yield Flaw("the points of the parts are not those of the item", said)


def _of_prose(question: Prose, worth: int) -> Iterator[Flaw]:
    points = sum(criterion.points for criterion in question.rubric)
    if points != worth:
        yield Flaw("the rubric's points are not those of the item", f"{points}, and {worth} in exercise.toml")
    try:
        question.form.read(question.model)
    except FormatError as error:
        yield Flaw("the model answer is refused", str(error))
