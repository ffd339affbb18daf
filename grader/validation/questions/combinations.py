"""The combinations of a question's grids: which can be asked, and why others cannot."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from grader.questions import Definition, Question
from grader.validation.flaws import Flaw, Numbers
from grader.validation.questions.shapes import shape_flaws


@dataclass(frozen=True, slots=True)
class Combinations:
    """What became of each combination.

    `usable` can be asked. `ambiguous` cannot, since this listed wrong answer counts as right; `flaws` say of
    others what is wrong with them. What is in none of these was refused by `keep`.
    """

    usable: tuple[tuple[Numbers, Question], ...]
    ambiguous: tuple[tuple[Numbers, str], ...]
    flaws: tuple[tuple[Numbers, Flaw], ...]

    @property
    def can_be_drawn(self) -> bool:
        """Whether a student can get any variant, and no draw fails."""
        return bool(self.usable) and not self.flaws


def combinations_of(definition: Definition) -> Combinations:
    """Build the question of every combination."""
    usable: list[tuple[Numbers, Question]] = []
    ambiguous: list[tuple[Numbers, str]] = []
    flaws: list[tuple[Numbers, Flaw]] = []
    for values in product(*definition.grids.values()):
        numbers = dict(zip(definition.grids, values, strict=True))
        found = _look_at(definition, numbers)
        if isinstance(found, Question):
            usable.append((numbers, found))
        elif isinstance(found, str):
            ambiguous.append((numbers, found))
        else:
            flaws += [(numbers, flaw) for flaw in found]
    return Combinations(tuple(usable), tuple(ambiguous), tuple(flaws))


def _look_at(definition: Definition, numbers: dict[str, Any]) -> Question | str | list[Flaw]:
    """Return the question if it can be asked, else the wrong answer that counts as right, or what is wrong.

    Nothing is wrong, where `keep` refuses the numbers.
    """
    try:
        if definition.keep is not None and not definition.keep(**numbers):
            return []
        question: object = definition.build(**numbers)
        if not isinstance(question, Question):
            return [Flaw("it is no question", f"its function returned {type(question).__name__}")]
        return list(shape_flaws(question)) or _counts_as_right(question) or question
    except Exception as error:  # an author's function may raise anything
        return [Flaw("it cannot be built", f"{type(error).__name__}: {error}")]


def _counts_as_right(question: Question) -> str:
    """Return a listed wrong answer for which the question cannot be asked; empty if there is none."""
    answers = [wrong.answer for wrong in question.listed()] if question.ambiguous else []
    return next((str(answer) for answer in answers if question.judge_raw(answer).share == 1), "")


def grid_flaws(definition: Definition, found: Combinations) -> Iterator[tuple[Numbers, Flaw]]:
    """Find grids that leave no choice, and values of them that nobody gets."""
    yield from found.flaws
    if found.flaws:
        return
    if not found.usable:
        yield {}, Flaw(f"none of its {definition.combinations} combinations can be asked", _why_none(found))
    elif definition.grids and len(found.usable) == 1:
        many = f"only one of its {definition.combinations} combinations can be asked"
        yield {}, Flaw("everybody gets the same numbers", many)
    else:
        yield from (({}, flaw) for flaw in _never_asked(definition, found))


def _why_none(found: Combinations) -> str:
    if not found.ambiguous:
        return "`keep` refuses every one, or a grid is empty"
    return f'the listed wrong answer "{found.ambiguous[0][1]}" counts as right'


def _never_asked(definition: Definition, found: Combinations) -> Iterator[Flaw]:
    asked = {(name, repr(value)) for numbers, _ in found.usable for name, value in numbers.items()}
    for name, values in definition.grids.items():
        for value in values:
            if (name, repr(value)) not in asked:
                yield Flaw(f"{name} = {value!r} is never asked", _why_never(name, value, found))


def _why_never(name: str, value: Any, found: Combinations) -> str:
    ambiguous = [answer for numbers, answer in found.ambiguous if repr(numbers[name]) == repr(value)]
    if not ambiguous:
        return "`keep` refuses it with every other number"
    return f'the listed wrong answer "{ambiguous[0]}" counts as right'
