"""Whose fault it is, is a type.

::

    GraderError
      UsageError         the command line: a path that is not there, a name that nothing has
      NotAllowedError    a rule: what is asked is possible, and refused
      CatalogError       the author's: an exercise that cannot be used as it stands
      SuiteError         the author's: a suite that failed in its own code while grading
      SandboxError       ours: the machinery failed; nothing is graded and no score changes
        IsolationError   ours: this machine cannot hold a stranger's code as asked
      SubmissionError    the student's: what they handed in, or what it did when called
        NotGradableError   it cannot be run as asked; no attempt is used
        FormatError        an answer that cannot be read; no attempt is used
        RaisedError        a call raised an exception
        DiedError          the process ended, or had to be ended
"""

import builtins
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.models import Frame, Outcome


class GraderError(Exception):
    """Root of everything the library raises on purpose."""


class UsageError(GraderError):
    """What was typed does not fit what is there."""


class NotAllowedError(GraderError):
    """What was asked is possible, and refused by a rule; the text says by which."""


class CatalogError(GraderError):
    """An exercise cannot be used as its author wrote it."""


class SuiteError(GraderError):
    """A suite failed in its own code, so nothing can be said about the submission."""


class SandboxError(GraderError):
    """The machinery failed: never the student's fault."""


class IsolationError(SandboxError):
    """The machine cannot hold a stranger's code in the way that was asked."""


class SubmissionError(GraderError):
    """The fault lies in what was handed in."""


class NotGradableError(SubmissionError):
    """The file cannot be run as asked; the text says why and what to do."""


class FormatError(SubmissionError):
    """An answer cannot be read; the text says what was expected, what came and what to do."""


class RaisedError(SubmissionError):
    """A call of the student's function raised.

    Parameters
    ----------
    type_name : str
        Name of the exception's class.
    builtin_bases : sequence of str
        Names of the built-in exception classes that it is one of, most special first.
    text : str
        Its message, cut.
    frames : sequence of Frame
        The student's own lines, innermost last.
    """

    def __init__(
        self, type_name: str, builtin_bases: Sequence[str], text: str, frames: "Sequence[Frame]"
    ) -> None:
        super().__init__(f"{type_name}: {text}" if text else type_name)
        self.type_name = type_name
        self.builtin_bases = tuple(builtin_bases)
        self.text = text
        self.frames = tuple(frames)

    @property
    def built_in_name(self) -> str:
        """The most special built-in class that it is one of; a student's own name could tell hidden data."""
        known = (name for name in self.builtin_bases if isinstance(getattr(builtins, name, None), type))
        return next(known, "Exception")

    def is_a(self, kind: type[BaseException]) -> bool:
        """Tell whether the exception was of this built-in class or of one below it."""
        return kind.__name__ in self.builtin_bases


class DiedError(SubmissionError):
    """The student's process ended, or had to be ended, before it answered."""

    def __init__(self, outcome: "Outcome", sentence: str, frames: "Sequence[Frame]" = ()) -> None:
        super().__init__(sentence)
        self.outcome = outcome
        self.frames = tuple(frames)
