"""What is wrong with a question, said once although it may be wrong in each of its variants."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

Numbers = Mapping[str, Any]
"""The numbers of one variant, by the names of the grids."""


class Flaw(NamedTuple):
    """A rule that is broken, in words that are the same for every variant, and an example."""

    rule: str
    example: str = ""


def guarded(rule: str, found: Iterable[Flaw]) -> Iterator[Flaw]:
    """Look for flaws; where looking fails, whatever an author has put into a question, that is one too."""
    try:
        yield from found
    except Exception as error:
        yield Flaw(rule, f"{type(error).__name__}: {error}")


def merged(found: Iterable[tuple[Numbers, Flaw]]) -> Iterator[str]:
    """Make one sentence of each broken rule: its first example, and how many other variants break it.

    >>> list(merged([({"t": 1}, Flaw("is odd", "1")), ({"t": 3}, Flaw("is odd", "3"))]))
    ['is odd: 1 (where t = 1, and in 1 other variant)']
    """
    first: dict[str, tuple[Numbers, Flaw]] = {}
    variants: dict[str, set[str]] = {}
    for numbers, flaw in found:
        first.setdefault(flaw.rule, (numbers, flaw))
        variants.setdefault(flaw.rule, set()).add(shown(numbers))
    for rule, (numbers, flaw) in first.items():
        sentence = f"{rule}: {flaw.example}" if flaw.example else rule
        yield sentence + _where(numbers, others=len(variants[rule]) - 1)


def shown(numbers: Numbers) -> str:
    """Write the numbers of a variant."""
    return ", ".join(f"{name} = {value!r}" for name, value in numbers.items())


def _where(numbers: Numbers, others: int) -> str:
    if not numbers:
        return ""
    also = f", and in {others} other variant{'s' if others != 1 else ''}" if others else ""
    return f" (where {shown(numbers)}{also})"
