"""Moodle: ``Jane Doe_1234_assignsubmission_file/hw.py``, or ``Jane Doe_1234_assignsubmission_file_hw.py``.

The number is that of a participant, which only the grading worksheet of the assignment explains.
"""

import re
from collections.abc import Sequence

from grader.exchange.downloads.contents import File
from grader.exchange.downloads.handed_in import NOBODY_S, TYPED, Found, HandedIn, Owner
from grader.exchange.exports.matching import PARTICIPANT

PIECE = re.compile(
    r"(?P<name>.*?)_(?P<participant>\d+)_assignsubmission_(?P<kind>file|onlinetext)(?:_(?P<file>.*))?",
    re.ASCII,
)
MANY = 3
"""So many participants of one name are none: Moodle wrote its word for participant instead of names."""


def is_from_moodle(file: File) -> bool:
    """Tell whether a file lies as Moodle lays it."""
    return _piece(file.path)[1] is not None


def read_moodle(files: Sequence[File], _origin: str, _assignment: str) -> Found:
    """Read the paths of files from Moodle."""
    placed = [(file, _piece(file.path)) for file in files]
    numbers = {(found["name"].split("-")[-1], found["participant"]) for _, (_, found) in placed if found}
    names = {name for name, _ in numbers}
    blind = names == {"Participant"} or (len(names) == 1 and len(numbers) >= MANY)
    handed_in: list[HandedIn] = []
    left_out = []
    for file, (depth, found) in placed:
        if found is None:
            left_out.append((file, NOBODY_S))
            continue
        below = [piece for piece in (found["file"], *file.path[depth + 1 :]) if piece]
        owner = Owner(found["name"], ((PARTICIPANT, found["participant"]),), blind)
        why_not = TYPED if found["kind"] == "onlinetext" else ""
        handed_in.append(HandedIn(file, owner, "/".join(below) or file.path[-1], why_not=why_not))
    return handed_in, left_out


def _piece(path: tuple[str, ...]) -> tuple[int, re.Match[str] | None]:
    """Find the piece of a path that says whose it is, as Moodle does when files come back."""
    matches = enumerate(map(PIECE.fullmatch, path))
    return next(((depth, found) for depth, found in matches if found), (0, None))
