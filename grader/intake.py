"""Submissions from what an instructor has: a file, a folder of files, or a folder a student.

Everything found becomes a `Submission`; what cannot be one carries the reason, and never stops the others.
Files are opened without following links or waiting for a pipe, and their content is not parsed.
"""

import hashlib
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from grader.errors import NotGradableError, UsageError
from grader.models import Submission

MAX_SOURCE_BYTES = 256 * 1024
KINDS = {".py": "Python file", ".toml": "TOML file", ".ipynb": "notebook"}
HANDOUT_FILE = "exercise.toml"
COLLECTED = "collected.json"
"""Where `grader collect` notes, beside the folders of students, what came from where."""

IGNORED = frozenset(("__pycache__", "__MACOSX", "Thumbs.db", "desktop.ini", COLLECTED))


@dataclass(frozen=True, slots=True)
class Content:
    """What is handed in, and what was done to it on the way."""

    source: bytes = b""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Envelope:
    """Another file in which the same may be handed in among other things, such as a notebook.

    Attributes
    ----------
    file_name : str
        What it is called, where everybody's is called alike.
    max_bytes : int
        How large it may be.
    shrink : str
        What to do with a larger one.
    unpack : callable
        Returns what is handed in with it; raises `NotGradableError` where that is nothing.
    """

    file_name: str
    max_bytes: int
    shrink: str
    unpack: Callable[[bytes], Content]

    @property
    def suffix(self) -> str:
        """What its name ends in."""
        return Path(self.file_name).suffix


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was handed in, not read yet: a class of ten thousand costs little memory.

    `student` is empty where neither a folder nor a file name tells; `suffix` is what the name must end in, if
    it is no `envelope`.
    """

    path: Path
    name: str
    student: str
    refusal: str = ""
    follow: bool = False
    suffix: str = ".py"
    envelope: Envelope | None = None

    def read(self) -> Submission:
        """Read it; what cannot be read carries the reason."""
        refusal, content = self.refusal, Content()
        try:
            if not refusal:
                content = self._content()
        except (RefusedError, NotGradableError) as error:
            refusal = str(error)
        except OSError as error:
            refusal = f"it cannot be read: {error.strerror}"
        return Submission(self.name, self.student, content.source, refusal, content.note)

    def _content(self) -> Content:
        """Return what is handed in, out of its envelope."""
        envelope = self.envelope
        if envelope is None or self.path.suffix.lower() != envelope.suffix:
            source = read_regular(self.path, follow=self.follow)
            _require_kind(self.path.suffix, self.suffix, envelope)
            _require_text(source)
            return Content(source)
        whole = read_regular(
            self.path, follow=self.follow, most=envelope.max_bytes, shrink=f": {envelope.shrink}"
        )
        _require_text(whole)
        content = envelope.unpack(whole)
        _require_text(content.source)
        size = len(content.source)
        if size > MAX_SOURCE_BYTES:
            raise RefusedError(f"it hands in {size:,} bytes; at most {MAX_SOURCE_BYTES:,} are taken")
        return content


def collect(
    paths: Sequence[Path],
    file_name: str,
    *,
    leave_out: Iterable[Path] = (),
    envelope: Envelope | None = None,
) -> list[Found]:
    """List the submissions below some paths, in the order of their names.

    Parameters
    ----------
    paths : iterable of Path
        Files, folders of files, or folders with a folder per student.
    file_name : str
        What the file is called in a student's folder, when it holds several; all files end as it does.
    leave_out : iterable of Path
        Files of ours that may stand among them, such as results written there before.
    envelope : Envelope, optional
        Another file in which the same may be handed in.

    Raises
    ------
    UsageError
        If a path does not exist, or nothing is found at all.
    """
    ours = set(map(os.path.realpath, leave_out))
    names = [file_name, *([envelope.file_name] if envelope is not None else [])]
    found: list[Found] = []
    for path in paths:
        _require(path)
        path = path / file_name if _is_handout(path, file_name) else path
        if path.is_dir():
            entries = (entry for entry in _entries(path) if os.path.realpath(entry) not in ours)
            found += [_from_entry(entry, names) for entry in entries]
        else:
            found.append(_from_file(path, path.name, _student_named_by(path, names), follow=True))
    suffix = Path(file_name).suffix
    found = [replace(item, suffix=suffix, envelope=envelope) for item in _told_apart(found)]
    if not found:
        raise UsageError(f"{', '.join(map(str, paths))}: no submissions found")
    return found


def from_folder(folder: Path, file_name: str, *, envelope: Envelope | None = None) -> Found:
    """Take what one student handed in from a folder that is theirs; see `collect`."""
    names = [file_name, *([envelope.file_name] if envelope is not None else [])]
    return replace(_from_folder(folder, names), suffix=Path(file_name).suffix, envelope=envelope)


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


def _from_entry(entry: Path, names: Sequence[str]) -> Found:
    if entry.is_dir() and not entry.is_symlink():
        return _from_folder(entry, names)
    return _from_file(entry, entry.name, _student_named_by(entry, names))


def _student_named_by(file: Path, names: Sequence[str]) -> str:
    """Return whose a file is by its name; one that is called as everybody's does not tell."""
    return "" if file.name in names else file.stem


def _from_folder(folder: Path, names: Sequence[str]) -> Found:
    """Take the file with the exercise's name, else the only one of its kind."""
    student = readable_name(folder.name)
    try:
        entries = list(_entries(folder))
    except UsageError as error:
        return Found(folder, f"{student}/", student, refusal=str(error))
    named = [entry for entry in entries if entry.name in names]
    suffixes = [Path(name).suffix for name in names]
    chosen = named or [entry for entry in entries if entry.suffix.lower() in suffixes]
    if len(chosen) == 1:
        return _from_file(chosen[0], f"{folder.name}/{chosen[0].name}", folder.name)
    kinds, file_name = [KINDS[suffix] for suffix in suffixes], " or ".join(names)
    if named:
        refusal = f"the folder holds {' and '.join(names)}; hand in one of them"
    elif chosen:
        what = f"{len(chosen)} {' or '.join(f'{kind}s' for kind in kinds)}, none named {file_name}"
        refusal = f"the folder holds {what}; hand in {file_name}"
    else:
        refusal = f"the folder holds no {' or '.join(kinds)}; hand in {file_name}"
    return Found(folder, f"{student}/", student, refusal=refusal)


def _from_file(path: Path, name: str, student: str, *, follow: bool = False) -> Found:
    return Found(path, readable_name(name), readable_name(student), follow=follow)


class RefusedError(Exception):
    """A file that is not taken; the text says why."""


def read_regular(
    path: Path, *, follow: bool = False, most: int = MAX_SOURCE_BYTES, shrink: str = ""
) -> bytes:
    """Read a plain file; never waits for a pipe, never follows a link out.

    Where there is something to do with one that holds more than `most` bytes, `shrink` says so.

    Raises
    ------
    RefusedError
        If it is none, or holds more bytes than are taken.
    """
    if path.is_symlink() and not follow:
        raise RefusedError("it is a link; hand in the file itself")
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    flags |= 0 if follow else getattr(os, "O_NOFOLLOW", 0)
    kind = path.stat().st_mode if follow else path.lstat().st_mode
    if not stat.S_ISREG(kind):
        raise RefusedError(f"it is {_kind_of_file(kind)}, not a file")
    fd = os.open(path, flags)
    with os.fdopen(fd, "rb") as file:
        size = os.fstat(fd).st_size
        if not stat.S_ISREG(os.fstat(fd).st_mode):
            raise RefusedError("it is not a plain file")
        if size > most:
            raise RefusedError(f"it has {size:,} bytes; at most {most:,} are taken{shrink}")
        return file.read(most + 1)


def _kind_of_file(mode: int) -> str:
    kinds = {
        stat.S_IFDIR: "a folder",
        stat.S_IFIFO: "a pipe",
        stat.S_IFSOCK: "a socket",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
    }
    return kinds.get(stat.S_IFMT(mode), "something else")


def _require_kind(suffix: str, expected: str, envelope: Envelope | None) -> None:
    """Refuse a file whose name says that it is something else."""
    if suffix.lower() != expected:
        kind, ending = KINDS[expected], expected
        if envelope is not None:
            kind, ending = f"{kind} or {KINDS[envelope.suffix]}", f"{ending} or {envelope.suffix}"
        raise RefusedError(f"it is not a {kind}: its name must end in {ending}")


def _require_text(source: bytes) -> None:
    """Refuse what cannot be text in UTF-8, and what is empty."""
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RefusedError("it is saved as UTF-16; save it as UTF-8")
    if b"\0" in source:
        raise RefusedError("it holds NUL bytes, so it is not a text file; save it as UTF-8 text")
    if not source.strip():
        raise RefusedError("the file is empty")


def readable_name(name: str) -> str:
    """Write a file name so that it can be shown and stored: no control characters, no broken bytes."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
