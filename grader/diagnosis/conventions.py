"""Answers that are right for another convention: everywhere the right number times one factor. Pure."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from grader.diagnosis.comparing import named_like, numbers_in, same
from grader.diagnosis.observing import Seen
from grader.suite.values import as_fields, as_number, as_sequence

LARGEST = 12
"""Of numerator and denominator: a sum for a mean has its factor from the input, half a loss is 1/2."""

FEWEST = 3
"""Fewer numbers could agree with a factor by chance."""

WHOLE = ""
"""The name of an answer that has no parts."""

Parameters = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Pair:
    """One number that came beside the right one, with what the input could multiply it by."""

    right: float
    got: float
    quantities: Mapping[str, float]


def convention_of(
    seen: Sequence[Seen], right: Sequence[Seen], parameters: Parameters, tolerance: float
) -> str:
    """Say by which factor parts of the answers differ from the right ones; empty if by none, or by several.

    Parameters
    ----------
    seen, right : sequence of Seen
        What the submission and the model showed, probe by probe.
    parameters : mapping
        The parameters of each function.
    tolerance : float
        How far two right answers may lie apart, as they are rounded.
    """
    answered = [pair for pair in zip(seen, right, strict=True) if not all(one.raised for one in pair)]
    if not answered or any(one.raised or len(one.calls) != 1 for pair in answered for one in pair):
        return ""
    seen, right = zip(*answered, strict=True)
    parts = list(as_fields(right[0].value) or [WHOLE])
    found: defaultdict[str, list[str]] = defaultdict(list)
    for part in parts:
        pairs = list(_pairs(part, seen, right, parameters))
        if any(math.isnan(pair.got) or math.isnan(pair.right) for pair in pairs):
            return ""
        if all(same(pair.got, pair.right, tolerance) for pair in pairs):
            continue
        factors = list(_factors(pairs, tolerance))
        if len(factors) != 1:
            return ""
        found[factors[0]].append(part)
    return " ".join(_sentence(names, factor) for factor, names in found.items())


def _pairs(part: str, seen: Sequence[Seen], right: Sequence[Seen], parameters: Parameters) -> Iterator[_Pair]:
    """Give the numbers of one part, probe by probe; a single nan where the shapes differ."""
    for came, good in zip(seen, right, strict=True):
        wanted, got = good.value, named_like(came.value, good.value)
        if part != WHOLE:
            wanted, got = (as_fields(wanted) or {}).get(part), (as_fields(got) or {}).get(part)
        numbers, others = list(numbers_in(wanted)), list(numbers_in(got))
        if len(numbers) != len(others):
            yield _Pair(math.nan, math.nan, {})
            return
        quantities = _quantities(good, parameters)
        for number, other in zip(numbers, others, strict=True):
            yield _Pair(number, other, quantities)


def _quantities(seen: Seen, parameters: Parameters) -> dict[str, float]:
    """Return what of an input could be a factor: its numbers, and the lengths of its lists."""
    name, args, kwargs = seen.calls[0]
    given: dict[str, Any] = {**dict(zip(parameters.get(name, ()), args, strict=False)), **kwargs}
    found: dict[str, float] = {}
    for key, value in given.items():
        number, items = as_number(value), as_sequence(value)
        if number is not None and number > 0:
            found[key] = number
        elif items:
            found[f"len({key})"] = float(len(items))
    return found


def _factors(pairs: Sequence[_Pair], tolerance: float) -> Iterator[str]:
    """Give each factor that explains every number: a simple fraction, times something of the input or not."""
    telling = [pair for pair in pairs if abs(pair.right) > 10 * tolerance and math.isfinite(pair.got)]
    if len(telling) < FEWEST:
        return
    names = set.intersection(*(set(pair.quantities) for pair in pairs))
    for name, power in [("", 0), *((name, power) for name in sorted(names) for power in (1, -1))]:
        scale = [pair.quantities[name] ** power if name else 1.0 for pair in pairs]
        if name and len(set(scale)) == 1:  # it never varies: a plain fraction says the same
            continue
        pivot = max(range(len(pairs)), key=lambda at: abs(pairs[at].right))
        constant = pairs[pivot].got / pairs[pivot].right / scale[pivot]
        if not math.isfinite(constant):
            continue
        fraction = Fraction(constant).limit_denominator(LARGEST)
        if not fraction or abs(fraction.numerator) > LARGEST:
            continue
        factors = [float(fraction) * each for each in scale]
        if all(
            abs(pair.got - factor * pair.right) <= tolerance * max(1.0, abs(factor), abs(pair.got))
            for pair, factor in zip(pairs, factors, strict=True)
        ):
            yield _written(fraction, name, power)


def _written(fraction: Fraction, name: str, power: int) -> str:
    if not name:
        return str(fraction)
    if power > 0:
        return name if fraction == 1 else f"{fraction} · {name}"
    return f"{fraction.numerator}/{name}" if fraction.denominator == 1 else f"{fraction} / {name}"


def _sentence(parts: Sequence[str], factor: str) -> str:
    """Say by which factor some parts differ; an answer without parts is called what was returned."""
    listed = " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    what = f"your {listed}" if listed else "what you return"
    verb, right = ("are", "the right ones") if len(parts) > 1 else ("is", "the right one")
    if factor == "-1":
        return f"In every call that was tried, {what} {verb} {right} with the other sign."
    return f"In every call that was tried, {what} {verb} {factor} times {right}."
