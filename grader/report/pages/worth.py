"""What a page says of a result besides, where a store keeps it: what counts, what people said, and the sum.

Everything is words by now; who made them knows what its reader may see.
"""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Marked:
    """Points that a person gave: to a part, or to all of an attempt if `part` is empty."""

    part: str
    points: Fraction
    reason: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What a person wrote; `where` it is about, with that line of the student's code."""

    text: str
    where: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Worth:
    """What the result of an exercise counts.

    Attributes
    ----------
    attempt : str
        Which attempt it is, of how many, and when it was handed in.
    sentence : str
        How it came to what it counts; empty where nothing counts.
    counts : str
        What it counts, for a table.
    withheld : bool
        Whether its reader may not know yet how it ended.
    pending : Fraction
        Points that wait for a person still.
    marks, comments : tuple
        What people said.
    left_out : tuple of str
        Which tests are not shown, and until when.
    """

    attempt: str
    sentence: str
    counts: str
    withheld: bool = False
    pending: Fraction = Fraction(0)
    marks: tuple[Marked, ...] = ()
    comments: tuple[Comment, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One exercise in the sum of an assignment."""

    exercise: str
    title: str
    counts: str


@dataclass(frozen=True, slots=True)
class Sum:
    """What an assignment counts for one student: its rules, exercise by exercise, and in all."""

    assignment: str
    title: str
    rules: str
    parts: tuple[Part, ...]
    total: str
