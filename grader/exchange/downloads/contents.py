"""The files of a ZIP archive or a folder, listed without trusting either.

An archive is written by strangers. Its directory is read first, and the archive is refused as a whole where
that directory cannot be true: members that share bytes, more members than any class hands in. Of single
members, what is not a plain file with a plain name carries the reason, and stops nothing else. Nothing is
unpacked to the disk: what is wanted is read into memory, up to a limit that does not depend on what sizes the
archive declares.
"""

import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import IO, cast

from grader.errors import UsageError
from grader.exchange.downloads.names import alike, name_in_zip, one_case, path_of, shown
from grader.intake import MAX_SOURCE_BYTES, RefusedError, read_regular

MAX_MEMBERS = 50_000
MAX_DIRECTORY_BYTES = 16 * 2**20
MAX_NESTED_MEMBERS = 500
MAX_NESTED_BYTES = 8 * 2**20
MAX_FOLDERS_DEEP = 16
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Packings whose output can be read piece by piece; all that is downloaded is packed so."""

ENCRYPTED = 0x1 | 0x40 | 0x2000
LOCAL_HEADER_BYTES = 30
IN_A_ZIP = stat.S_IFREG, stat.S_IFDIR, 0
SPECIAL = "a device, a pipe or a socket"


@dataclass(frozen=True, slots=True)
class File:
    """A file of a download, not read yet; one that must not be read carries the reason.

    `name` is its path as it may be shown, `path` its pieces, empty where they cannot be trusted.
    """

    name: str
    path: tuple[str, ...] = ()
    refusal: str = ""
    source: Callable[[int], bytes] | None = None

    def read(self, most: int = MAX_SOURCE_BYTES) -> bytes:
        """Read it.

        Raises
        ------
        RefusedError
            If it cannot be read, or holds more bytes than are taken.
        """
        if self.refusal or self.source is None:
            raise RefusedError(self.refusal)
        return self.source(most)


@contextmanager
def opened(download: Path) -> Iterator[list[File]]:
    """List the files of an archive or a folder; they can be read until it is closed.

    Raises
    ------
    UsageError
        If there is none, or it cannot be trusted as a whole.
    """
    try:
        kind = download.stat().st_mode
        if stat.S_ISDIR(kind):
            yield _told_apart(_in_folder(download, ()))
            return
        if not stat.S_ISREG(kind):
            raise RefusedError("it is neither a ZIP archive nor a folder")
        with _Disk(download, "rb") as file:
            yield files_in_zip(cast(IO[bytes], file))
    except RefusedError as error:
        raise UsageError(f"{download}: {error}") from None
    except OSError as error:
        raise UsageError(f"{download}: cannot be read: {error.strerror}") from None


def files_in(zipped: bytes) -> list[File]:
    """List the files of an archive that lies in another one, with tighter limits.

    Raises
    ------
    RefusedError
        If it cannot be trusted as a whole.
    """
    return files_in_zip(io.BytesIO(zipped), MAX_NESTED_MEMBERS)


def files_in_zip(file: IO[bytes], most: int = MAX_MEMBERS) -> list[File]:
    """List the files of an open archive.

    Raises
    ------
    RefusedError
        If it cannot be trusted as a whole.
    """
    try:
        archive = zipfile.ZipFile(file)
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        ValueError,
        OverflowError,
        OSError,
        struct.error,
    ) as error:
        raise RefusedError(f"it is no whole ZIP archive ({error}); download it again") from None
    members = archive.infolist()
    if len(members) > most:
        raise RefusedError(f"the archive has {len(members):,} members; at most {most:,} are taken")
    _require_apart(members, archive.start_dir)
    return _told_apart(_member(archive, member) for member in members if not _is_folder_in_zip(member))


class _Disk(io.FileIO):
    """An archive on the disk; `zipfile` takes its directory in one piece, so no large piece is given out."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Read as every file does, but never a large piece."""
        if size is not None and size > MAX_DIRECTORY_BYTES:
            raise zipfile.BadZipFile(f"its directory has {size:,} bytes")
        return super().read(size) or b""


def _require_apart(members: Iterable[zipfile.ZipInfo], end: int) -> None:
    """Make sure that no two members share bytes: that is how a small archive becomes endless."""
    reached = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < reached:
            raise RefusedError("its members overlap, as no honest archive's do")
        reached = member.header_offset + LOCAL_HEADER_BYTES + member.compress_size
    if reached > end:
        raise RefusedError("its members reach beyond its end, as no honest archive's do")


def _is_folder_in_zip(member: zipfile.ZipInfo) -> bool:
    return member.orig_filename.endswith("/") and stat.S_IFMT(member.external_attr >> 16) in (stat.S_IFDIR, 0)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> File:
    """Look at a member, and say why it must not be read."""
    name = name_in_zip(member.orig_filename, member.flag_bits, member.extra)
    try:
        path = path_of(name)
    except RefusedError as error:
        return File(shown(name), refusal=str(error))
    refusal = _not_plain(member)
    return File(shown("/".join(path)), path, refusal, lambda most: _unpacked(archive, member, most))


def _not_plain(member: zipfile.ZipInfo) -> str:
    """Say why a member is no plain file that can be read; empty where it is one."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in IN_A_ZIP:
        return f"it is {'a link' if stat.S_ISLNK(kind) else SPECIAL}, not a file"
    if member.flag_bits & ENCRYPTED:
        return "it is locked with a password"
    if member.compress_type not in METHODS:
        return "it is packed in a way that few programs know; pack it as an ordinary ZIP"
    return ""


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """Read a member, no further than the limit: what sizes are declared decides nothing."""
    try:
        with archive.open(member) as file:
            content = file.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise RefusedError("it is damaged: what is packed does not fit its size or its checksum") from None
    if len(content) > most:
        raise RefusedError(f"it has more than {most:,} bytes")
    if len(content) != member.file_size:
        raise RefusedError("it is damaged: what is packed does not fit its size or its checksum")
    return content


def _in_folder(folder: Path, above: tuple[str, ...]) -> Iterator[File]:
    """List what lies in a folder, in the order of the names; no link is followed."""
    if len(above) > MAX_FOLDERS_DEEP:
        yield File(shown("/".join(above)), refusal=f"it lies more than {MAX_FOLDERS_DEEP} folders deep")
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        if not above:
            raise
        yield File(shown("/".join(above)), refusal=f"it cannot be listed: {error.strerror}")
        return
    for entry in entries:
        name = os.fsencode(entry.name).decode(errors="surrogateescape")
        if entry.is_dir(follow_symlinks=False):
            yield from _in_folder(Path(entry.path), (*above, name))
        else:
            yield _on_disk(Path(entry.path), (*above, name))


def _on_disk(file: Path, pieces: tuple[str, ...]) -> File:
    """Look at a file on the disk, and say why it must not be read."""
    name = "/".join(pieces)
    try:
        path = path_of(name)
    except RefusedError as error:
        return File(shown(name), refusal=str(error))
    what = "a link" if file.is_symlink() else SPECIAL if not file.is_file() else ""
    refusal = f"it is {what}, not a file" if what else ""
    return File(shown("/".join(path)), path, refusal, lambda most: _from_disk(file, most))


def _from_disk(file: Path, most: int) -> bytes:
    try:
        return read_regular(file, most=most)
    except OSError as error:
        raise RefusedError(f"it cannot be read: {error.strerror}") from None


def _told_apart(files: Iterable[File]) -> list[File]:
    """Refuse names that are there twice, also for systems that take capitals for small letters."""
    found = list(islice(files, MAX_MEMBERS + 1))
    if len(found) > MAX_MEMBERS:
        raise RefusedError(f"there are more than {MAX_MEMBERS:,} files; at most so many are taken")
    times = alike(file.path for file in found if file.path)
    return [
        replace(file, refusal="another file has the same name, but for capitals or accents; rename one")
        if file.path and times[one_case(file.path)] > 1
        else file
        for file in found
    ]
