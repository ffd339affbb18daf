"""Files that are read whole, or written whole or not at all."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from grader.errors import UsageError

MOST_BYTES = 32 * 2**20

P = ParamSpec("P")
T = TypeVar("T")


def read_whole(
    path: Path, read: Callable[Concatenate[bytes, P], T], *arguments: P.args, **options: P.kwargs
) -> T:
    """Read a file with what takes its bytes, and more; what is wrong with it is said with its name.

    Raises
    ------
    UsageError
        If it cannot be read, or `read` says so.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
    if len(raw) > MOST_BYTES:
        raise UsageError(f"{path}: has more than {MOST_BYTES:,} bytes; is it the right file?")
    try:
        return read(raw, *arguments, **options)
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from None


def write_whole(path: Path, pieces: Iterable[str | bytes], what: str, *, mode: int = 0o666) -> None:
    """Write a file piece by piece; it stands under its name when all of it is on the disk.

    Parameters
    ----------
    path : Path
        The file; one that is there is replaced.
    pieces : iterable of str or bytes
        What it holds; text is written as UTF-8.
    what : str
        What a sentence calls it.
    mode : int
        Who may open it, as far as the user's mask lets them.

    Raises
    ------
    UsageError
        If it cannot be written.
    """
    draft = path.parent / f".{path.name}.{os.getpid()}"
    try:
        with open(draft, "wb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.writelines(piece if isinstance(piece, bytes) else piece.encode() for piece in pieces)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: {what} cannot be written: {error.strerror}") from None
    finally:
        with suppress(OSError):  # what cannot be made is not there
            draft.unlink()
