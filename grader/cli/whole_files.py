"""Files that are written whole or not at all."""

import os
from collections.abc import Iterable
from pathlib import Path

from grader.errors import UsageError


def write_whole(path: Path, pieces: Iterable[str | bytes], what: str) -> None:
    """Write a file piece by piece; it stands under its name when all of it is on the disk.

    Parameters
    ----------
    path : Path
        The file; one that is there is replaced.
    pieces : iterable of str or bytes
        What it holds; text becomes UTF-8.
    what : str
        What a sentence calls it.

    Raises
    ------
    UsageError
        If it cannot be written.
    """
    draft = path.parent / f".{path.name}.{os.getpid()}"
    try:
        with draft.open("wb") as file:
            file.writelines(piece if isinstance(piece, bytes) else piece.encode() for piece in pieces)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UsageError(f"{path}: {what} cannot be written: {error.strerror}") from None
