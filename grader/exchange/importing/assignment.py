"""What a notebook asks, whoever's it is: code with tests, questions for a person, code that is given."""

from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Note:
    """Something that did not come over as it was: the number of its cell, why, and what stood there.

    `todo` says that it is lost until an author does something; else it is only told.
    """

    cell: int
    said: str
    source: str = ""
    todo: bool = True


@dataclass(frozen=True, slots=True)
class Code:
    """The code of one cell, as the instructor has it and as students get it; the same where it is given."""

    cell: int
    model: str
    starter: str


@dataclass(frozen=True, slots=True)
class Test:
    """One test cell.

    Attributes
    ----------
    cell : int
        Its number.
    source : str
        All of it, hidden lines too.
    visible : str
        The part that students see; empty where they see nothing.
    points : Fraction
        What it is worth.
    shown : str, optional
        The value of its last line, where this is to be compared.
    compares_output : bool
        Whether the value of the last line is part of the test.
    """

    cell: int
    source: str
    visible: str
    points: Fraction
    shown: str | None = None
    compares_output: bool = False

    @property
    def public(self) -> bool:
        """Whether students see all of it."""
        return self.visible == self.source


@dataclass(slots=True)
class Question:
    """A question that tests judge."""

    name: str
    cell: int
    texts: list[str] = field(default_factory=list)
    code: list[Code] = field(default_factory=list)
    tests: list[Test] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Written:
    """A question that a person judges by what somebody writes; `scheme` holds lines of a mark scheme."""

    name: str
    cell: int
    prompt: str
    model: str
    points: Fraction
    scheme: tuple[str, ...] = ()


@dataclass(slots=True)
class Assignment:
    """All of a notebook, in its order; `given` is code outside of questions."""

    system: str
    title: str = ""
    questions: list[Question] = field(default_factory=list)
    written: list[Written] = field(default_factory=list)
    given: list[Code] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
