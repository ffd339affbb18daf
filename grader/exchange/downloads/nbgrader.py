"""nbgrader: ``submitted/jane/ps1/hw.py``, or ``jane+ps1+2026-11-02 10:15:30.5 UTC+random/hw.py``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from grader.errors import UsageError
from grader.exchange.downloads.contents import File
from grader.exchange.downloads.handed_in import NOBODY_S, Found, HandedIn, Owner
from grader.intake import RefusedError

INBOUND = re.compile(
    r"(?P<student>[^+]+)\+(?P<assignment>[^+]+)\+(?P<time>\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d[^+]*)(?:\+.*)?",
    re.ASCII,
)
SUBMITTED = "submitted"
OF_NBGRADER = frozenset(("timestamp.txt", "submission_secret.txt"))
MAX_TIMESTAMP_BYTES = 200


def many_from_nbgrader(files: Sequence[File], origin: str) -> int:
    """Count the files that lie as nbgrader lays them."""
    layout = _layout(files, origin)
    return sum(_placed(file.path, layout) is not None for file in files) if layout else 0


def read_nbgrader(files: Sequence[File], origin: str, assignment: str) -> Found:
    """Take one assignment of a `submitted` tree, or of the folder that students hand in to."""
    layout = _layout(files, origin) or _Layout()
    placed = [(file, _placed(file.path, layout)) for file in files]
    there = sorted({place.assignment for _, place in placed if place})
    if len(there) > 1 and assignment not in there:
        raise UsageError(f"{origin}: holds the assignments {', '.join(there)}; --exercise says which")
    wanted = assignment if assignment in there else "".join(there)
    times = {
        (place.student, place.assignment): _timestamp(file)
        for file, place in placed
        if place and not place.time and place.original == "timestamp.txt"
    }
    handed_in: list[HandedIn] = []
    left_out = []
    for file, place in placed:
        if place is None:
            left_out.append((file, NOBODY_S))
        elif place.assignment != wanted:
            left_out.append((file, f"of another assignment, {place.assignment}"))
        elif place.original not in OF_NBGRADER:
            time = place.time or times.get((place.student, place.assignment), "")
            owner = Owner(place.student, (("id", place.student),))
            handed_in.append(HandedIn(file, owner, place.original, place.folder, time))
    return handed_in, left_out


@dataclass(frozen=True, slots=True)
class _Layout:
    """How nbgrader keeps files: from which piece of a path on, and whether each time has a folder."""

    start: int = 0
    inbound: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where nbgrader keeps a file."""

    student: str
    assignment: str
    original: str
    folder: str
    time: str = ""


def _layout(files: Sequence[File], origin: str) -> _Layout | None:
    """Find the layout at the top of the paths, above all that students call something themselves."""
    for depth in (0, 1):
        if any(len(file.path) > depth + 1 and INBOUND.fullmatch(file.path[depth]) for file in files):
            return _Layout(depth, inbound=True)
        if depth == 0 and PurePath(origin).stem == SUBMITTED:
            return _Layout(int(all(file.path[0] == SUBMITTED for file in files)))
        if any(len(file.path) > depth + 3 and file.path[depth] == SUBMITTED for file in files):
            return _Layout(depth + 1)
    return None


def _placed(path: tuple[str, ...], layout: _Layout) -> _Placed | None:
    first, *below = path[layout.start :] or ("",)
    if layout.inbound:
        found = INBOUND.fullmatch(first)
        if found is None or not below:
            return None
        return _Placed(found["student"], found["assignment"], "/".join(below), first, found["time"].strip())
    if len(below) < 2 or path[: layout.start][-1:] not in ((), (SUBMITTED,)):
        return None
    return _Placed(first, below[0], "/".join(below[1:]), SUBMITTED)


def _timestamp(file: File) -> str:
    try:
        said = file.read(MAX_TIMESTAMP_BYTES).decode("ascii", "ignore").strip()
    except RefusedError:
        return ""
    return said if re.match(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d", said) and said.isprintable() else ""
