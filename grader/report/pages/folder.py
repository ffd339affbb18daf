"""The folder of pages: every page is written whole, the index last, and no other file is touched."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.errors import UsageError
from grader.report.pages.names import INDEX

OURS = b'<meta name="generator" content="grader '
HEAD_BYTES = 1024


def write_pages(pages: Iterable[tuple[str, str]], folder: Path) -> int:
    """Write pages into a folder, in place of those of an earlier report, and return how many there are.

    All are written into a draft below the folder first: nothing else changes before the last one is whole.

    Raises
    ------
    UsageError
        If the folder cannot be written, or holds a file that is no report under a name that is needed.
    """
    try:
        made = _make(folder)
        try:
            return _replace(pages, folder)
        finally:
            if made:
                with suppress(OSError):
                    folder.rmdir()  # of a report that could not be written nothing stays
    except OSError as error:
        raise UsageError(f"{folder}: reports cannot be written: {error.strerror}") from None


def _make(folder: Path) -> bool:
    """Make the folder; tell whether it was not there."""
    if folder.is_dir():
        return False
    folder.mkdir(parents=True)
    return True


def _replace(pages: Iterable[tuple[str, str]], folder: Path) -> int:
    with TemporaryDirectory(prefix=".draft-", dir=folder) as name:
        draft = Path(name)
        names = []
        for file, text in pages:
            (draft / file).write_text(text, encoding="utf-8", newline="\n")
            names.append(file)
        old = _reports(folder)
        for file in names:
            if os.path.lexists(folder / file) and file not in old:
                raise UsageError(f"{folder / file}: it is there and is no report; name another folder")
        for file in sorted(names, key=lambda file: file == INDEX):
            (draft / file).replace(folder / file)
    for file in old - set(names):
        (folder / file).unlink(missing_ok=True)
    return len(names)


def _reports(folder: Path) -> set[str]:
    """Return the names of the reports in a folder, which say so in their head."""
    found = set()
    for path in folder.glob("*.html"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if OURS in file.read(HEAD_BYTES):
                    found.add(path.name)
    return found
