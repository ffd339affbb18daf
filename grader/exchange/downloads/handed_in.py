"""What downloads say, in one form for all systems: who handed in what, when, and whether late."""

from dataclasses import dataclass
from enum import StrEnum

from grader.exchange.downloads.contents import File

TYPED = "typed into the page as text; ask for a file"
NOBODY_S = "its name does not say whose it is"


class Format(StrEnum):
    """Where a download comes from."""

    CANVAS = "canvas"
    MOODLE = "moodle"
    GRADESCOPE = "gradescope"
    NBGRADER = "nbgrader"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who handed something in, as the download says: a name as it stands there, and ids by their kind."""

    said: str
    ids: tuple[tuple[str, str], ...] = ()
    anonymous: bool = False

    @property
    def key(self) -> tuple[tuple[str, str], ...]:
        """What tells one student from another within the download."""
        return self.ids or (("said", self.said),)

    @property
    def doubtful(self) -> bool:
        """Whether the name of the file can be read in two ways."""
        return len({kind for kind, _ in self.ids}) < len(self.ids)


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file that somebody handed in.

    `original` is its name without what the system put before it. `place` is where a whole hand-in lies: of
    several places of one student, that with the latest `time` counts. `upload` grows from file to file.
    `why_not` says why it is no submission. `outer` is the path of the archive that it lies in, if it does.
    """

    file: File
    owner: Owner
    original: str
    place: str = ""
    time: str = ""
    late: bool = False
    upload: int = 0
    why_not: str = ""
    outer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a download says: what was handed in by whom, and what is left out, with the reason."""

    format: Format
    handed_in: tuple[HandedIn, ...]
    left_out: tuple[tuple[File, str], ...] = ()


Found = tuple[list[HandedIn], list[tuple[File, str]]]
"""What the reader of one system finds: what was handed in, and what is left out, with the reason."""
