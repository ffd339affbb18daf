"""Matching: each on the left with its partner on the right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from string import ascii_lowercase
from typing import Any, ClassVar, Self

from grader.questions.choices import lettered
from grader.questions.letters import pairs
from grader.questions.question import RIGHT, Form, Judgement, Question, Shuffler, Wrong

Places = dict[int, int]


@dataclass(frozen=True, slots=True)
class MatchingForm(Form):
    """Two columns: numbers on the left, letters on the right."""

    kind: ClassVar[str] = "matching"
    left: tuple[str, ...]
    right: tuple[str, ...]

    def read(self, raw: Any) -> Places:
        """Return the place on the right that each place on the left was given."""
        return pairs(raw, len(self.left), len(self.right))

    def how(self) -> str:
        """Say how to answer."""
        return "behind each number the letter of its partner"

    def lines(self) -> list[str]:
        """Return both columns."""
        numbered = [f"{number}. {text}" for number, text in enumerate(self.left, 1)]
        return [*numbered, "", *lettered(self.right)]

    def blanks(self, name: str) -> list[str]:
        """Return one line for each on the left."""
        return [f'{name}.{number} = ""' for number in range(1, len(self.left) + 1)]


@dataclass(frozen=True, kw_only=True)
class Matching(Question):
    """Pairs to be found, with decoys on the right that stop elimination.

    Parameters
    ----------
    pairs : mapping of str to str
        Left to right.
    decoys : sequence of str
        What stands on the right and has no partner.
    wrong : mapping of (str, str) to str
        Wrong pairs, each with its sentence.
    show : tuple of int, optional
        The fewest and the most pairs that one student sees; all without it.
    decoy_or_not : bool
        Draws whether a student sees the decoys at all.
    """

    pairs: Mapping[str, str]
    decoys: Sequence[str] = ()
    wrong: Mapping[tuple[str, str], str]
    show: tuple[int, int] | None = None
    decoy_or_not: bool = False
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()

    def arranged(self, draw: Shuffler) -> Self:
        """Draw which pairs the student sees, and the order of both columns."""
        fewest, most = self.show or (len(self.pairs), len(self.pairs))
        left = draw.sample(list(self.pairs), draw.integer(fewest, most))
        decoys = [] if self.decoy_or_not and draw.integer(0, 1) else self.decoys
        right = dict.fromkeys([*(self.pairs[text] for text in left), *decoys])
        return replace(self, left=tuple(left), right=tuple(draw.shuffled(list(right))))

    def _every_right(self) -> list[str]:
        return list(dict.fromkeys([*self.pairs.values(), *self.decoys]))

    @property
    def arrangement(self) -> list[list[int]]:
        """Places of what stands on the left, and on the right."""
        every_left, every_right = list(self.pairs), self._every_right()
        return [
            [every_left.index(text) for text in self.left],
            [every_right.index(text) for text in self.right],
        ]

    @property
    def form(self) -> MatchingForm:
        """Both columns."""
        return MatchingForm(self.left or tuple(self.pairs), self.right or tuple(self._every_right()))

    def _right_places(self) -> Places:
        form = self.form
        return {place: form.right.index(self.pairs[text]) for place, text in enumerate(form.left)}

    @property
    def key(self) -> str:
        """All pairs, such as ``1c 2a``."""
        return as_pairs(self._right_places())

    def listed(self) -> list[Wrong]:
        """Return the right pairs with one of them changed, for each wrong pair that can be given."""
        form, right = self.form, self._right_places()
        return [
            Wrong(as_pairs({**right, form.left.index(a): form.right.index(b)}), said)
            for (a, b), said in self.wrong.items()
            if a in form.left and b in form.right
        ]

    def judge(self, answer: Places) -> Judgement:
        """Give the share of right pairs."""
        form, right = self.form, self._right_places()
        hits = sum(answer.get(place) == partner for place, partner in right.items())
        if hits == len(right):
            return RIGHT
        given = [(form.left[a], form.right[b]) for a, b in sorted(answer.items())]
        said = [self.wrong[pair] for pair in given if pair in self.wrong]
        return Judgement(
            Fraction(hits, len(right)), said[0] if said else f"{hits} of {len(right)} are right."
        )


def as_pairs(places: Places) -> str:
    """Write pairs as a student types them."""
    return " ".join(f"{left + 1}{ascii_lowercase[right]}" for left, right in sorted(places.items()))
