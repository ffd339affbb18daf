"""Free text, which a person judges by a rubric."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from grader.errors import FormatError
from grader.questions.question import Form, Judgement, Question, Wrong, read_text

FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class ProseForm(Form):
    """A few sentences."""

    kind: ClassVar[str] = "prose"
    max_words: int

    def read(self, raw: Any) -> str:
        """Return the text; only what nobody could judge is refused."""
        text = read_text(raw, "the answer")
        words = len(text.split())
        if words < FEWEST_WORDS:
            raise FormatError(
                f"the answer has {words} word{'s' if words != 1 else ''}; write a sentence or more"
            )
        if words > self.max_words:
            raise FormatError(
                f"the answer has {words} words; at most {self.max_words} are read, so shorten it"
            )
        return text

    def how(self) -> str:
        """Say how to answer."""
        return f"at most {self.max_words} words of your own; a person reads them"

    def blanks(self, name: str) -> list[str]:
        """Return an empty text of several lines, in marks that leave the backslashes of formulas alone."""
        return [f"{name} = '''", "'''"]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a rubric: what it is worth, and what must be there."""

    points: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Prose(Question):
    """A question that a person judges: the points stay pending until then.

    Parameters
    ----------
    max_words : int
        Most words that are read.
    rubric : sequence of Criterion
        What earns points.
    model : str
        An answer that earns all of them.
    seen : sequence of Wrong
        What students write, and what the person who judges should make of it.
    """

    max_words: int
    rubric: Sequence[Criterion]
    model: str
    seen: Sequence[Wrong] = ()

    @property
    def form(self) -> ProseForm:
        """One large field."""
        return ProseForm(self.max_words)

    @property
    def key(self) -> str:
        """The model answer."""
        return self.model

    def listed(self) -> list[Wrong]:
        """Return nothing: no sentence is chosen by a machine."""
        return []

    def judge(self, answer: str) -> Judgement:  # noqa: ARG002 - only a person reads it
        """Leave all of it to a person."""
        return Judgement(Fraction(0), "waits for a person", pending=Fraction(1))
