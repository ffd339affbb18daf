"""Submissions from what an instructor has: a file, a folder of files, or a folder a student.

Everything found becomes a `Submission`; what cannot be one carries the reason, and never stops the others.
Files are opened without following links or waiting for a pipe, and their content is not parsed.
"""

import hashlib
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from grader.errors import UsageError
from grader.models import Submission

MAX_SOURCE_BYTES = 256 * 1024
KINDS = {".py": "Python", ".toml": "TOML"}
HANDOUT_FILE = "exercise.toml"
IGNORED = frozenset(("__pycache__", "__MACOSX", "Thumbs.db", "desktop.ini"))


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was handed in, not read yet: a class of ten thousand costs little memory.

    `student` is empty where neither a folder nor a file name tells; `suffix` is what the name must end in.
    """

    path: Path
    name: str
    student: str
    refusal: str = ""
    follow: bool = False
    suffix: str = ".py"

    def read(self) -> Submission:
        """Read it; what cannot be read carries the reason."""
        refusal, source = self.refusal, b""
        try:
            if not refusal:
                source = _read_regular(self.path, follow=self.follow)
                refusal = _why_not_taken(self.path.suffix, self.suffix, source)
        except _RefusedError as error:
            refusal = str(error)
        except OSError as error:
            refusal = f"it cannot be read: {error.strerror}"
        return Submission(self.name, self.student, b"" if refusal else source, refusal)


def collect(paths: Sequence[Path], file_name: str, *, leave_out: Iterable[Path] = ()) -> list[Found]:
    """List the submissions below some paths, in the order of their names.

    Parameters
    ----------
    paths : iterable of Path
        Files, folders of files, or folders with a folder per student.
    file_name : str
        What the file is called in a student's folder, when it holds several; all files end as it does.
    leave_out : iterable of Path
        Files of ours that may stand among them, such as results written there before.

    Raises
    ------
    UsageError
        If a path does not exist, or nothing is found at all.
    """
    ours = set(map(os.path.realpath, leave_out))
    found: list[Found] = []
    for path in paths:
        _require(path)
        path = path / file_name if _is_handout(path, file_name) else path
        if path.is_dir():
            entries = (entry for entry in _entries(path) if os.path.realpath(entry) not in ours)
            found += [_from_entry(entry, file_name) for entry in entries]
        else:
            found.append(_from_file(path, path.name, _student_named_by(path, file_name), follow=True))
    suffix = Path(file_name).suffix
    found = [replace(item, suffix=suffix) for item in _told_apart(found)]
    if not found:
        raise UsageError(f"{', '.join(map(str, paths))}: no submissions found")
    return found


def _is_handout(path: Path, file_name: str) -> bool:
    """Tell whether this folder is one that a student was given, and not a folder of submissions."""
    try:
        return (path / file_name).is_file() and (path / HANDOUT_FILE).is_file()
    except OSError:  # `_entries` says what stands in the way
        return False


def _told_apart(found: Iterable[Found]) -> list[Found]:
    """Take once what was named twice; two files of one name are called by their paths."""
    once = {item.path.absolute(): item for item in found}.values()
    names = Counter(item.name for item in once)
    return [
        replace(item, name=readable_name(str(item.path))) if names[item.name] > 1 else item for item in once
    ]


def _require(path: Path) -> None:
    try:
        there = path.exists()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from None
    if not there:
        raise UsageError(f"{path}: no such file or folder")


def fingerprint(source: bytes) -> str:
    """Hash the bytes that were handed in."""
    return hashlib.sha256(source).hexdigest()


def _entries(folder: Path) -> Iterator[Path]:
    """List what was handed in; what operating systems leave behind is passed over."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise UsageError(f"{folder}: cannot be listed: {error.strerror}") from None
    passed_over = IGNORED | _results_among(entries)
    return (entry for entry in entries if not entry.name.startswith(".") and entry.name not in passed_over)


def _results_among(entries: Sequence[Path]) -> set[str]:
    """Name the results of earlier runs: a JSON file and its journal."""
    journals = {entry.name for entry in entries if entry.name.endswith(".json.journal")}
    return journals | {name.removesuffix(".journal") for name in journals}


def _from_entry(entry: Path, file_name: str) -> Found:
    if entry.is_dir() and not entry.is_symlink():
        return _from_folder(entry, file_name)
    return _from_file(entry, entry.name, _student_named_by(entry, file_name))


def _student_named_by(file: Path, file_name: str) -> str:
    """Return whose a file is by its name; one that is called as everybody's does not tell."""
    return "" if file.name == file_name else file.stem


def _from_folder(folder: Path, file_name: str) -> Found:
    """Take the file with the exercise's name, else the only one of its kind."""
    student = readable_name(folder.name)
    try:
        entries = list(_entries(folder))
    except UsageError as error:
        return Found(folder, f"{student}/", student, refusal=str(error))
    named = [entry for entry in entries if entry.name == file_name]
    suffix = Path(file_name).suffix
    chosen = named or [entry for entry in entries if entry.suffix.lower() == suffix]
    if len(chosen) == 1:
        return _from_file(chosen[0], f"{folder.name}/{chosen[0].name}", folder.name)
    kind = KINDS[suffix]
    what = f"no {kind} file" if not chosen else f"{len(chosen)} {kind} files, none named {file_name}"
    return Found(folder, f"{student}/", student, refusal=f"the folder holds {what}; hand in {file_name}")


def _from_file(path: Path, name: str, student: str, *, follow: bool = False) -> Found:
    return Found(path, readable_name(name), readable_name(student), follow=follow)


class _RefusedError(Exception):
    """A file that is not taken; the text says why."""


def _read_regular(path: Path, *, follow: bool) -> bytes:
    """Read a plain file, or say what it is; never waits for a pipe, never follows a link out."""
    if path.is_symlink() and not follow:
        raise _RefusedError("it is a link; hand in the file itself")
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    flags |= 0 if follow else getattr(os, "O_NOFOLLOW", 0)
    kind = path.stat().st_mode if follow else path.lstat().st_mode
    if not stat.S_ISREG(kind):
        raise _RefusedError(f"it is {_kind_of_file(kind)}, not a file")
    fd = os.open(path, flags)
    with os.fdopen(fd, "rb") as file:
        size = os.fstat(fd).st_size
        if not stat.S_ISREG(os.fstat(fd).st_mode):
            raise _RefusedError("it is not a plain file")
        if size > MAX_SOURCE_BYTES:
            raise _RefusedError(f"it has {size:,} bytes; at most {MAX_SOURCE_BYTES:,} are taken")
        return file.read(MAX_SOURCE_BYTES + 1)


def _kind_of_file(mode: int) -> str:
    kinds = {
        stat.S_IFDIR: "a folder",
        stat.S_IFIFO: "a pipe",
        stat.S_IFSOCK: "a socket",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
    }
    return kinds.get(stat.S_IFMT(mode), "something else")


def _why_not_taken(suffix: str, expected: str, source: bytes) -> str:
    """Say why a file cannot be what is handed in; empty where it may be."""
    if suffix.lower() != expected:
        return f"it is not a {KINDS[expected]} file: its name must end in {expected}"
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "it is saved as UTF-16; save it as UTF-8"
    if b"\0" in source:
        return "it holds NUL bytes, so it is not a text file; save it as UTF-8 text"
    if not source.strip():
        return "the file is empty"
    return ""


def readable_name(name: str) -> str:
    """Write a file name so that it can be shown and stored: no control characters, no broken bytes."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
