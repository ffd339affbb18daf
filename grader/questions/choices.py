"""Single choice and multiple choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from string import ascii_lowercase
from typing import Any, ClassVar, Self

from grader.errors import FormatError
from grader.questions.letters import letters
from grader.questions.question import RIGHT, Form, Judgement, Question, Shuffler, Wrong


@dataclass(frozen=True, slots=True)
class ChoiceForm(Form):
    """Options with letters, of which one or several are to be chosen."""

    kind: ClassVar[str] = "choice"
    options: tuple[str, ...]
    several: bool = False

    def read(self, raw: Any) -> tuple[int, ...]:
        """Return the places of the chosen options."""
        chosen = letters(raw, len(self.options))
        if len(set(chosen)) < len(chosen):
            raise FormatError("a letter is given twice; write each letter once")
        if not self.several and len(chosen) != 1:
            raise FormatError(f"one letter is asked for, got {len(chosen)}")
        return chosen

    def how(self) -> str:
        """Say how to answer."""
        return 'the letters of all that hold, such as "a c"' if self.several else "one letter"

    def lines(self) -> list[str]:
        """Return the options."""
        return lettered(self.options)


def lettered(options: Sequence[str]) -> list[str]:
    """Write options with their letters."""
    return [f"{letter}. {option}" for letter, option in zip(ascii_lowercase, options, strict=False)]


def as_letters(places: Sequence[int]) -> str:
    """Write places as the letters that a student types."""
    return " ".join(ascii_lowercase[place] for place in places)


@dataclass(frozen=True, kw_only=True)
class SingleChoice(Question):
    """One right option among wrong ones, each with the sentence for who chose it."""

    right: str
    wrong: Mapping[str, str]
    options: tuple[str, ...] = ()

    def arranged(self, draw: Shuffler) -> Self:
        """Put the options in an order of the student's own."""
        return replace(self, options=tuple(draw.shuffled([self.right, *self.wrong])))

    @property
    def arrangement(self) -> list[list[int]]:
        """Places of the options."""
        every = [self.right, *self.wrong]
        return [[every.index(option) for option in self.options]]

    @property
    def form(self) -> ChoiceForm:
        """The options."""
        return ChoiceForm(self.options or (self.right, *self.wrong))

    @property
    def key(self) -> str:
        """The letter of the right option."""
        return as_letters([self.form.options.index(self.right)])

    def listed(self) -> list[Wrong]:
        """Return every wrong option."""
        options = self.form.options
        return [Wrong(as_letters([options.index(text)]), said) for text, said in self.wrong.items()]

    def judge(self, answer: tuple[int, ...]) -> Judgement:
        """All or nothing."""
        chosen = self.form.options[answer[0]]
        return RIGHT if chosen == self.right else Judgement(Fraction(0), self.wrong[chosen])


@dataclass(frozen=True, kw_only=True)
class MultipleChoice(Question):
    """Options of which several are right.

    Parameters
    ----------
    right : sequence of str
        What is to be ticked.
    wrong : mapping of str to str
        What is not, each with the sentence for who ticked it.
    show : tuple of int, optional
        How many right and how many wrong options one student sees; all without it.
    """

    right: Sequence[str]
    wrong: Mapping[str, str]
    show: tuple[int, int] | None = None
    options: tuple[str, ...] = ()

    def arranged(self, draw: Shuffler) -> Self:
        """Draw which options the student sees, and their order."""
        rights, wrongs = self.show or (len(self.right), len(self.wrong))
        seen = [*draw.sample(list(self.right), rights), *draw.sample(list(self.wrong), wrongs)]
        return replace(self, options=tuple(draw.shuffled(seen)))

    @property
    def arrangement(self) -> list[list[int]]:
        """Places of the options in sight."""
        every = [*self.right, *self.wrong]
        return [[every.index(option) for option in self.options]]

    @property
    def form(self) -> ChoiceForm:
        """The options that the student sees."""
        return ChoiceForm(self.options or (*self.right, *self.wrong), several=True)

    def _right_places(self) -> list[int]:
        return [place for place, option in enumerate(self.form.options) if option in self.right]

    @property
    def key(self) -> str:
        """The letters of the right options."""
        return as_letters(self._right_places())

    def listed(self) -> list[Wrong]:
        """Return the right ticks with one wrong one more, for each wrong option in sight."""
        options, right = self.form.options, self._right_places()
        seen = [(options.index(text), said) for text, said in self.wrong.items() if text in options]
        return [Wrong(as_letters(sorted([*right, place])), said) for place, said in seen]

    def judge(self, answer: tuple[int, ...]) -> Judgement:
        """Right ticks less wrong ticks, of the right options in sight; ticking everything earns nothing."""
        options, right = self.form.options, self._right_places()
        hits = [place for place in answer if place in right]
        misses = [options[place] for place in answer if place not in right]
        share = Fraction(max(0, len(hits) - len(misses)), len(right))
        if len(answer) == len(options) and misses:
            share = Fraction(0)
        if misses:
            return Judgement(share, self.wrong[misses[0]])
        return RIGHT if share == 1 else Judgement(share, "What you chose is right, but it is not all.")
