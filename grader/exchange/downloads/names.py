"""Names inside a download: as they were meant, and whether they can be trusted."""

import re
import struct
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable

from grader.intake import IGNORED, RefusedError, readable_name
from grader.variants import student_named

LONGEST_PIECE_BYTES = 255
LONGEST_PATH_BYTES = 1024
UTF_8_FLAG = 0x800
UNICODE_PATH = 0x7075
TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that change the direction of what follows, so that a name looks like another one."""


def name_in_zip(decoded: str, flags: int, extra: bytes) -> str:
    """Return a member's name as it was meant.

    `zipfile` reads what is not marked as UTF-8 as code page 437. An Info-ZIP field that belongs to this very
    name holds it in UTF-8; without one, bytes that are UTF-8 were meant so, as macOS writes them.
    """
    if flags & UTF_8_FLAG:
        return decoded
    raw = decoded.encode("cp437")
    try:
        return (_unicode_path(raw, extra) or raw).decode()
    except UnicodeDecodeError:
        return decoded


def _unicode_path(raw: bytes, extra: bytes) -> bytes:
    """Find the name of the Info-ZIP field; empty without one, or where it belongs to another name."""
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == UNICODE_PATH and size > 5 and field[0] == 1:
            (belongs_to,) = struct.unpack("<I", field[1:5])
            return field[5:] if belongs_to == zlib.crc32(raw) else b""
    return b""


def path_of(name: str) -> tuple[str, ...]:
    r"""Split the name of a file in a download into its pieces, in the one spelling of accents.

    Raises
    ------
    RefusedError
        If it leads elsewhere or cannot be shown.

    Examples
    --------
    >>> path_of("Jane Doe_12/./hw.py")
    ('Jane Doe_12', 'hw.py')
    """
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in name):
        raise RefusedError("its name holds control characters or broken bytes")
    if TURNING & set(name):
        raise RefusedError("its name holds signs that turn the direction of writing")
    if "\\" in name:
        raise RefusedError(r"its name holds a \, which other systems take for a folder")
    if name.startswith("/") or re.match("[A-Za-z]:", name):
        raise RefusedError("its path begins at the root of a disk")
    pieces = [unicodedata.normalize("NFC", piece) for piece in name.split("/") if piece not in ("", ".")]
    if ".." in pieces or not pieces:
        raise RefusedError("its path leads out of the download")
    if max(len(piece.encode()) for piece in pieces) > LONGEST_PIECE_BYTES:
        raise RefusedError(f"its name is longer than {LONGEST_PIECE_BYTES} bytes")
    if len(name.encode()) > LONGEST_PATH_BYTES:
        raise RefusedError(f"its path is longer than {LONGEST_PATH_BYTES} bytes")
    return tuple(pieces)


def is_left_behind(path: Iterable[str]) -> bool:
    """Tell whether an operating system, an editor or Python left this behind: nobody handed it in."""
    return any(piece in IGNORED or piece.startswith(".") for piece in path)


def alike(paths: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """Count paths by how systems see them that take capitals and small letters for the same."""
    return Counter(map(one_case, paths))


def one_case(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return a path as such a system sees it."""
    return tuple(unicodedata.normalize("NFC", piece.casefold()) for piece in path)


def folder_for(student: str) -> str:
    """Return the name of a student's folder; empty where none can be called so.

    Examples
    --------
    >>> folder_for("s01"), folder_for("../s01"), folder_for(".profile"), folder_for("collected.json")
    ('s01', '', '', '')
    """
    name = student_named(student)
    fits = name and name[-1] not in ". " and not set(name) & set("/\\:") and len(name.encode()) <= 255
    return name if fits and not is_left_behind([name]) else ""


def shown(name: str) -> str:
    """Write a name of a download so that a screen survives it."""
    plain = "".join(f"\\u{ord(char):04x}" if char in TURNING else char for char in name)
    return readable_name(plain)
