"""Ordering: lines to be put in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, ClassVar, Self

from grader.errors import FormatError
from grader.questions.choices import as_letters, lettered
from grader.questions.letters import letters
from grader.questions.question import RIGHT, Form, Judgement, Question, Shuffler, Wrong

MOST_SHUFFLES = 1000


@dataclass(frozen=True, slots=True)
class OrderForm(Form):
    """Lines with letters."""

    kind: ClassVar[str] = "order"
    texts: tuple[str, ...]

    def read(self, raw: Any) -> tuple[int, ...]:
        """Return the places of the lines in the order that was given."""
        order = letters(raw, len(self.texts))
        if sorted(order) != list(range(len(self.texts))):
            every = as_letters(range(len(self.texts)))
            raise FormatError(f"all {len(self.texts)} letters are asked for, each once: {every}")
        return order

    def how(self) -> str:
        """Say how to answer."""
        return f'all letters in the right order, such as "{as_letters(range(len(self.texts) - 1, -1, -1))}"'

    def lines(self) -> list[str]:
        """Return the lines."""
        return lettered(self.texts)


@dataclass(frozen=True, kw_only=True)
class Ordering(Question):
    """Lines to be put in order.

    Parameters
    ----------
    steps : sequence of str
        The lines in the right order.
    wrong : mapping of (str, str) to str
        What to tell who puts the first of two lines before the second, where it does not belong.
    also : sequence of sequence of str
        Other orders that are right as well.
    """

    steps: Sequence[str]
    wrong: Mapping[tuple[str, str], str]
    also: Sequence[Sequence[str]] = ()
    shuffled: tuple[str, ...] = ()

    def arranged(self, draw: Shuffler) -> Self:
        """Shuffle the lines; never into an order that is right already.

        Raises
        ------
        ValueError
            If hardly an order is wrong.
        """
        for _ in range(MOST_SHUFFLES):
            order = draw.shuffled(list(self.steps))
            if order not in self._accepted():
                return replace(self, shuffled=tuple(order))
        raise ValueError("there is nothing to put in order: every order is right")

    def _accepted(self) -> list[list[str]]:
        return [list(order) for order in (self.steps, *self.also)]

    @property
    def arrangement(self) -> list[list[int]]:
        """Places of the lines."""
        return [[list(self.steps).index(line) for line in self.shuffled]]

    @property
    def form(self) -> OrderForm:
        """The lines as the student sees them."""
        return OrderForm(self.shuffled or tuple(reversed(self.steps)))

    def _typed(self, order: Sequence[str]) -> str:
        texts = self.form.texts
        return as_letters([texts.index(line) for line in order])

    @property
    def key(self) -> str:
        """The letters in the right order."""
        return self._typed(self.steps)

    def listed(self) -> list[Wrong]:
        """Return the right order with one line moved before another, for each listed mistake."""
        found = []
        for (early, late), said in self.wrong.items():
            order = [line for line in self.steps if line != early]
            order.insert(order.index(late), early)
            found.append(Wrong(self._typed(order), said))
        return found

    def judge(self, answer: tuple[int, ...]) -> Judgement:
        """Full for a right order, half where one swap of neighbors makes it right."""
        order = [self.form.texts[place] for place in answer]
        if order in self._accepted():
            return RIGHT
        said = [text for (a, b), text in self.wrong.items() if order.index(a) < order.index(b)]
        swapped = any(_with_swap(order, place) in self._accepted() for place in range(len(order) - 1))
        share = Fraction(1, 2) if swapped else Fraction(0)
        return Judgement(share, said[0] if said else "The order is not right.")


def _with_swap(order: Sequence[str], place: int) -> list[str]:
    """Exchange a line with the one after it."""
    swapped = list(order)
    swapped[place : place + 2] = reversed(swapped[place : place + 2])
    return swapped
