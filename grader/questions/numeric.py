"""Numbers, several numbers, intervals."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from grader.questions.numbers import (
    Bounds,
    near,
    read_interval,
    read_number,
    read_vector,
    without_percent,
)
from grader.questions.question import RIGHT, Form, Judgement, Question, Wrong, only_sentence
from grader.questions.writing import show

NONE_RIGHT = Fraction(0)
PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class NumberForm(Form):
    """One number, or several with names; `counts` are those names that ask for whole numbers."""

    kind: ClassVar[str] = "number"
    decimals: int
    unit: str = ""
    names: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()

    def read(self, raw: Any) -> tuple[float, ...]:
        """Return the numbers; behind one in percent the sign may stand as well."""
        bare = without_percent(raw) if self.unit == PERCENT else raw
        return read_vector(bare, len(self.names)) if self.names else (read_number(bare),)

    def how(self) -> str:
        """Say how to answer."""
        unit = f", in {self.unit}" if self.unit else ""
        exact = f", to {self.decimals} decimal{'s' if self.decimals != 1 else ''} or exactly"
        if not self.names:
            return f"a number{exact}{unit}" if self.decimals else f"a whole number{unit}"
        what = "numbers" if self.decimals else "whole numbers"
        how = f"with commas between them{exact if self.decimals else ''}{unit}"
        names = [f"{name} (a whole number)" if name in self.counts else name for name in self.names]
        return f"{len(names)} {what} {how}: {', '.join(names)}"


@dataclass(frozen=True, kw_only=True)
class Number(Question):
    """A number to a given number of decimals; more digits are welcome. With 0 decimals, a whole number."""

    right: float
    decimals: int = 4
    unit: str = ""
    wrong: Sequence[Wrong] = ()

    @property
    def form(self) -> NumberForm:
        """One field."""
        return NumberForm(self.decimals, self.unit)

    @property
    def key(self) -> str:
        """The number, rounded as asked."""
        return show(self.right, self.decimals)

    def listed(self) -> list[Wrong]:
        """Return the wrong numbers."""
        return [Wrong(show(wrong.answer, self.decimals), wrong.sentence) for wrong in self.wrong]

    def judge(self, answer: tuple[float, ...]) -> Judgement:
        """All or nothing."""
        if near(answer[0], self.right, self.decimals):
            return RIGHT
        said = [wrong.sentence for wrong in self.wrong if near(answer[0], wrong.answer, self.decimals)]
        return Judgement(NONE_RIGHT, only_sentence(said, "That is not the right number."))


@dataclass(frozen=True, kw_only=True)
class Vector(Question):
    """Several numbers, each with a name; all must be right.

    Parameters
    ----------
    counts : sequence of str
        The names of those that are whole numbers, whatever `decimals` says of the others.
    """

    right: Sequence[float]
    names: Sequence[str]
    decimals: int = 4
    counts: Sequence[str] = ()
    unit: str = ""
    wrong: Sequence[Wrong] = ()

    @property
    def places(self) -> tuple[int, ...]:
        """To how many decimals each number is asked."""
        return tuple(0 if name in self.counts else self.decimals for name in self.names)

    @property
    def form(self) -> NumberForm:
        """One field for all numbers."""
        return NumberForm(self.decimals, self.unit, tuple(self.names), tuple(self.counts))

    @property
    def key(self) -> str:
        """The numbers, rounded as asked."""
        return self._typed(self.right)

    def _typed(self, numbers: Sequence[float]) -> str:
        pairs = zip(numbers, self.places, strict=True)
        return ", ".join(show(number, decimals) for number, decimals in pairs)

    def listed(self) -> list[Wrong]:
        """Return the wrong numbers."""
        return [Wrong(self._typed(wrong.answer), wrong.sentence) for wrong in self.wrong]

    def _same(self, got: Sequence[float], other: Sequence[float]) -> list[bool]:
        return [near(a, b, decimals) for a, b, decimals in zip(got, other, self.places, strict=True)]

    def judge(self, answer: tuple[float, ...]) -> Judgement:
        """All or nothing; the first number that is not right is named."""
        right = self._same(answer, self.right)
        if all(right):
            return RIGHT
        said = [wrong.sentence for wrong in self.wrong if all(self._same(answer, wrong.answer))]
        first = self.names[right.index(False)]
        return Judgement(NONE_RIGHT, only_sentence(said, f"Not right yet; look first at: {first}."))


@dataclass(frozen=True, slots=True)
class IntervalForm(Form):
    """An interval with its brackets."""

    kind: ClassVar[str] = "interval"
    decimals: int

    def read(self, raw: Any) -> Bounds:
        """Return the bounds."""
        return read_interval(raw)

    def how(self) -> str:
        """Say how to answer."""
        return 'an interval such as "(0, 1]": a round bracket leaves its end out, a square one takes it in'


@dataclass(frozen=True, kw_only=True)
class Interval(Question):
    """An interval: both ends and both brackets must be right."""

    right: Bounds
    decimals: int = 4
    wrong: Sequence[Wrong] = ()

    @property
    def form(self) -> IntervalForm:
        """One field."""
        return IntervalForm(self.decimals)

    @property
    def key(self) -> str:
        """The interval with its brackets."""
        return self._typed(self.right)

    def _typed(self, bounds: Bounds) -> str:
        left, right = "[" if bounds.low_closed else "(", "]" if bounds.high_closed else ")"
        return f"{left}{show(bounds.low, self.decimals)}, {show(bounds.high, self.decimals)}{right}"

    def listed(self) -> list[Wrong]:
        """Return the wrong intervals."""
        return [Wrong(self._typed(wrong.answer), wrong.sentence) for wrong in self.wrong]

    def judge(self, answer: Bounds) -> Judgement:
        """All or nothing."""
        if self._same(answer, self.right):
            return RIGHT
        said = [wrong.sentence for wrong in self.wrong if self._same(answer, wrong.answer)]
        near_miss = self._same_ends(answer, self.right)
        generic = "The ends are right; look at the brackets." if near_miss else "The ends are not right."
        return Judgement(NONE_RIGHT, only_sentence(said, generic))

    def _same_ends(self, got: Bounds, other: Bounds) -> bool:
        return near(got.low, other.low, self.decimals) and near(got.high, other.high, self.decimals)

    def _same(self, got: Bounds, other: Bounds) -> bool:
        closed = (got.low_closed, got.high_closed) == (other.low_closed, other.high_closed)
        return closed and self._same_ends(got, other)
