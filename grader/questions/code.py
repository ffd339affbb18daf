"""A few lines of code as an answer, run in the sandbox."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from grader.questions.question import Form, Judgement, Question, Wrong, is_blank, read_text


@dataclass(frozen=True, slots=True)
class CodeForm(Form):
    """A function to write or to mend."""

    kind: ClassVar[str] = "code"
    entry: str
    starter: str

    def read(self, raw: Any) -> str:
        """Return the source; it is parsed in the sandbox and nowhere else."""
        return read_text(raw, "the code") + "\n"

    def how(self) -> str:
        """Say how to answer."""
        return f"Python code that defines {self.entry}"

    def blanks(self, name: str) -> list[str]:
        """Return the code to begin with, between marks that leave backslashes and quotes alone."""
        return [f"{name} = '''", *self.starter.strip("\n").splitlines(), "'''"]

    def untouched(self, raw: Any) -> bool:
        """Tell whether it is empty, or the starter."""
        return is_blank(raw) or (isinstance(raw, str) and raw.strip() == self.starter.strip())


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the function that was asked for, what it must return, and how near."""

    args: tuple[Any, ...]
    right: Any
    tol: float = 1e-9


@dataclass(frozen=True, kw_only=True)
class Code(Question):
    """A function that must return the right value for every call.

    Parameters
    ----------
    entry : str
        Its name.
    starter : str
        What the answer file begins with.
    calls : sequence of Call
        What is tried; students are not shown it.
    model : str
        A right answer.
    wrong : sequence of Wrong
        Wrong ones, as source; who returns the same values is told the sentence.
    """

    entry: str
    starter: str
    calls: Sequence[Call]
    model: str
    wrong: Sequence[Wrong] = ()

    @property
    def form(self) -> CodeForm:
        """One large field."""
        return CodeForm(self.entry, self.starter)

    @property
    def key(self) -> str:
        """The model answer."""
        return self.model

    def listed(self) -> list[Wrong]:
        """Return the wrong answers."""
        return list(self.wrong)

    @property
    def runs_code(self) -> bool:
        """It is."""
        return True

    @property
    def ambiguous(self) -> bool:
        """Nothing is drawn by what code returns."""
        return False

    def judge(self, answer: str) -> Judgement:
        """Refuse: code is run in the sandbox first."""
        raise NotImplementedError("code is judged by what it returns")
