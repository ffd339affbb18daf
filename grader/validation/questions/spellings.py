"""How students type a right answer: many ways that mean the same."""

import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from grader.questions import (
    Expression,
    Interval,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Question,
    SingleChoice,
    Vector,
    show,
)
from grader.questions.numeric import PERCENT

Spelling = tuple[str, Any]
"""How an answer is typed, in words, and the answer as it stands in a file."""

LARGEST_DENOMINATOR = 1000


def spellings(question: Question) -> Iterator[Spelling]:
    """Return the right answer in the ways in which students type it."""
    match question:
        case Number():
            yield from _of_number(question)
        case Vector():
            yield from _of_vector(question)
        case Interval():
            yield from _of_interval(question)
        case SingleChoice():
            yield from _of_letters(question.key)
        case MultipleChoice():
            yield from _of_letters(question.key)
            yield "in reversed order", question.key[::-1]
        case Ordering():
            yield from _of_letters(question.key)
        case Matching():
            yield from _of_pairs(question.key)
        case Expression():
            yield from _of_expression(question)


# One number


def _as_plus(key: str) -> str:
    return key if key.startswith("-") else f"+{key}"


def _with_zeros(key: str, _: float) -> str:
    if "e" in key:
        return key
    return f"{key}0" if "." in key else f"{key}.00"


def _as_fraction(key: str, exact: float) -> str:
    """Write a fraction that is the number itself, or else what it is rounded to."""
    short = Fraction(exact).limit_denominator(LARGEST_DENOMINATOR)
    value = short if abs(float(short) - exact) < 1e-12 else Fraction(key)
    times = 2 if value.denominator == 1 else 1
    return f"{times * value.numerator}/{times * value.denominator}"


def _in_styles(numbers: Sequence[float], places: Sequence[int]) -> Iterator[tuple[str, list[str]]]:
    """Write each of some numbers in the same way, one way after the other."""
    keys = list(map(show, numbers, places))
    pairs = [
        (key, float(number if decimals else key))  # a whole number has no more digits than its key
        for key, number, decimals in zip(keys, numbers, places, strict=True)
    ]
    digits = max(places) + 6
    styles: dict[str, Callable[[str, float], str]] = {
        "as it is": lambda key, _: key,
        "with a typographic minus": lambda key, _: key.replace("-", "−"),
        "with a leading +": lambda key, _: _as_plus(key),
        "with more digits": lambda _, exact: f"{exact:.{digits}f}",
        "with zeros at its end": _with_zeros,
        "with an exponent": lambda key, _: f"{Decimal(key):e}",
        "as a fraction": _as_fraction,
        "with spaces around it": lambda key, _: f"  {key} ",
    }
    for name, style in styles.items():
        yield name, [key if math.isinf(exact) else style(key, exact) for key, exact in pairs]


def _plain(number: float, decimals: int) -> float:
    """Return a number as a file holds it without quotes: whole where it is."""
    value = float(show(number, decimals))
    return int(value) if value.is_integer() else value


def _of_number(question: Number) -> Iterator[Spelling]:
    for name, (text,) in _in_styles([question.right], [question.decimals]):
        yield name, text
    yield "without quotes", _plain(question.right, question.decimals)
    if question.unit == PERCENT:
        yield "with a percent sign", f"{question.key}%"


# Several numbers


def _of_vector(question: Vector) -> Iterator[Spelling]:
    for name, texts in _in_styles(question.right, question.places):
        yield name, ", ".join(texts)
    keys = list(map(show, question.right, question.places))
    yield "with spaces between", " ".join(keys)
    yield "with semicolons", "; ".join(keys)
    yield "in round brackets", f"({', '.join(keys)})"
    yield "in square brackets", f"[{' '.join(keys)}]"
    yield "as a list", list(map(_plain, question.right, question.places))
    yield "as a list of texts", keys


def _of_interval(question: Interval) -> Iterator[Spelling]:
    left, right = question.key[0], question.key[-1]
    ends = [question.right.low, question.right.high]
    for name, (low, high) in _in_styles(ends, [question.decimals] * 2):
        yield name, f"{left}{low}, {high}{right}"
    yield "with a semicolon", question.key.replace(",", ";")
    yield "without a space", question.key.replace(" ", "")
    turned = f"{left.replace('(', ']')}{question.key[1:-1]}{right.replace(')', '[')}"
    yield "with brackets turned outward", turned
    yield "with another infinity", question.key.replace("inf", "∞")


# Letters


def _of_letters(key: str) -> Iterator[Spelling]:
    each = key.split()
    yield "as it is", key
    yield "in capitals", key.upper()
    yield "with commas", ", ".join(each)
    yield "with semicolons", ";".join(each)
    yield "without spaces", "".join(each)
    yield "with brackets behind", " ".join(f"{letter})" for letter in each)
    yield "in brackets", f" ({', '.join(each)}) "
    yield "as a list", each


def _of_pairs(key: str) -> Iterator[Spelling]:
    each = [(pair[:-1], pair[-1]) for pair in key.split()]
    yield "as it is", key
    yield "in capitals", key.upper()
    yield "with commas", key.replace(" ", ", ")
    yield "with hyphens", "; ".join(f"{left}-{right}" for left, right in each)
    yield "with arrows", ", ".join(f"{left} → {right}" for left, right in each)
    yield "in reversed order", " ".join(reversed(key.split()))
    yield "as a table", dict(each)
    yield "as a table with brackets", {left: f"{right.upper()})" for left, right in each}


# Expressions


def _of_expression(question: Expression) -> Iterator[Spelling]:
    key = question.key
    yield "as it is", key
    yield "with ^", key.replace("**", "^")
    yield "with **", key.replace("**", "^").replace("^", "**")
    yield "with products that are not written", _without_stars(key)
    yield "in brackets", f"[({key})]"
    yield "with a typographic minus", key.replace("-", "−")
    yield "with two signs", f"-(-({key}))"
    yield "without spaces", key.replace(" ", "")
    yield "with Greek letters", _in_greek(key, question.variables, "")
    yield "with names of LaTeX", _in_greek(key, question.variables, "\\")


def _without_stars(text: str) -> str:
    """Leave out the star before a name or a bracket; `**` is a power."""
    return re.sub(r"(?<!\*)\*(?!\*)\s*(?=[A-Za-z(])", " ", text)


def _in_greek(text: str, variables: Sequence[str], mark: str) -> str:
    """Write variables such as ``lam`` by their letter, or by their name in LaTeX."""
    for stem in dict.fromkeys(re.sub(r"[\d_].*", "", name) for name in variables):
        latin = "lambda" if stem == "lam" else stem
        letter = _greek(latin)
        if letter:
            new = f"{mark}{latin}" if mark else letter
            text = re.sub(rf"\b{stem}(?=\b|_|\d)", new.replace("\\", r"\\"), text)
    return text


def _greek(name: str) -> str:
    try:
        return unicodedata.lookup(f"GREEK SMALL LETTER {name.upper().replace('LAMBDA', 'LAMDA')}")
    except KeyError:
        return ""
