"""Plain files: ``jane/hw.py`` or ``jane.py``, as `grader grade` takes them."""

from collections.abc import Sequence
from pathlib import PurePath

from grader.exchange.downloads.contents import File
from grader.exchange.downloads.handed_in import Found, HandedIn, Owner


def read_plain(files: Sequence[File], origin: str, _assignment: str) -> Found:
    """Take a folder or a file for a student, as `grader grade` does."""
    root = _wrapping([file.path for file in files], origin)
    handed_in = []
    for file in files:
        first, *below = file.path[root:]
        student = first if below else PurePath(first).stem
        owner = Owner(student, (("id", student),))
        handed_in.append(HandedIn(file, owner, "/".join(below) or first, first))
    return handed_in, []


def _wrapping(paths: Sequence[tuple[str, ...]], origin: str) -> int:
    """Tell how many folders only wrap the class: one that is called as the archive, or holds folders."""
    tops = {path[0] for path in paths}
    if len(tops) != 1 or min(map(len, paths)) < 2:
        return 0
    folders = {path[1] for path in paths if len(path) > 2}
    return int(tops == {PurePath(origin).stem} or len(folders) > 1)
