"""What all questions have in common, and what judging one gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Protocol, Self, TypeVar

from grader.errors import FormatError
from grader.questions.numbers import quoted

T = TypeVar("T")


class Shuffler(Protocol):
    """Draws orders and samples; the same ones for the same student."""

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Return the items in a drawn order."""

    def sample(self, items: Sequence[T], size: int) -> list[T]:
        """Return some of the items."""

    def integer(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong answer that students give, and what to tell them."""

    answer: Any
    sentence: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an answer is worth, from 0 to 1, what its author is told, and what share waits for a person."""

    share: Fraction
    sentence: str = ""
    pending: Fraction = Fraction(0)


RIGHT = Judgement(Fraction(1))


class Form:
    """What a student sees of how to answer: plain data, so that it can be handed out without the key."""

    __slots__ = ()
    kind: ClassVar[str]

    def read(self, raw: Any) -> Any:
        """Read an answer as it stands in a file or a field.

        Raises
        ------
        FormatError
            If it cannot be read; the text says what to write instead.
        """
        raise NotImplementedError

    def how(self) -> str:
        """Say in one line how to answer."""
        raise NotImplementedError

    def lines(self) -> list[str]:
        """Return what there is to choose from, as lines of Markdown."""
        return []

    def blanks(self, name: str) -> list[str]:
        """Return the lines of an answer file that are to be filled in."""
        return [f'{name} = ""']

    def untouched(self, raw: Any) -> bool:
        """Tell whether these lines stand there as they were handed out: no answer."""
        return is_blank(raw)


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question with its key, as `questions.py` builds it for one student.

    Parameters
    ----------
    prompt : str
        What is asked, in Markdown.
    hints : sequence of str
        From gentle to plain.
    worked : str
        The worked solution, shown after full score or on request.
    """

    prompt: str
    hints: Sequence[str] = ()
    worked: str = ""

    @property
    def form(self) -> Form:
        """How to answer it: all that a student is shown besides the prompt."""
        raise NotImplementedError

    @property
    def key(self) -> Any:
        """The right answer, as a student would type it."""
        raise NotImplementedError

    def listed(self) -> list[Wrong]:
        """Return the wrong answers that have a sentence of their own, as students would type them."""
        raise NotImplementedError

    def judge(self, answer: Any) -> Judgement:
        """Judge an answer that the form has read."""
        raise NotImplementedError

    def arranged(self, draw: Shuffler) -> Self:  # noqa: ARG002 - what has no order stays as it is
        """Return the question in the order in which one student sees it."""
        return self

    @property
    def arrangement(self) -> list[list[int]]:
        """In which order the student sees the parts, as places in the definition."""
        return []

    def judge_raw(self, raw: Any) -> Judgement:
        """Read and judge an answer as it was typed.

        Raises
        ------
        FormatError
            If it cannot be read.
        """
        return self.judge(self.form.read(raw))

    @property
    def runs_code(self) -> bool:
        """Whether the answer is code, which runs in the sandbox."""
        return False

    @property
    def ambiguous(self) -> bool:
        """Whether a listed wrong answer would count as right: then nobody may be asked this variant."""
        return any(self.judge_raw(wrong.answer).share == 1 for wrong in self.listed())


class Told(str):
    """What a wrong answer is told, with the wrong ideas behind it, as the course's `ideas.toml` names them.

    Parameters
    ----------
    sentence : str
        For the student.
    *ideas : str
        Usually one; a question of several parts may tell of several.
    """

    ideas: tuple[str, ...]

    def __new__(cls, sentence: str, *ideas: str) -> Self:
        """Make the sentence."""
        told = super().__new__(cls, sentence)
        told.ideas = tuple(dict.fromkeys(ideas))
        return told


def ideas_of(sentence: str) -> tuple[str, ...]:
    """Return the wrong ideas behind a sentence; none where it is plain text."""
    return sentence.ideas if isinstance(sentence, Told) else ()


def only_sentence(sentences: Sequence[str], otherwise: str) -> str:
    """Return what an answer is told: the sentence that fits, but none where several do."""
    different = list(dict.fromkeys(sentences))
    return different[0] if len(different) == 1 else otherwise


def is_blank(raw: Any) -> bool:
    """Tell whether nothing was answered."""
    if isinstance(raw, dict):
        return all(is_blank(part) for part in raw.values())
    if isinstance(raw, list):
        return all(is_blank(part) for part in raw)
    return raw is None or (isinstance(raw, str) and not raw.strip())


def read_text(raw: Any, what: str) -> str:
    """Take text as it is.

    Raises
    ------
    FormatError
        If it is not text.
    """
    if not isinstance(raw, str):
        raise FormatError(f"{what} is text between quotes, got {quoted(raw)}")
    return raw.strip()
