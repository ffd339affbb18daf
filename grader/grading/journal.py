"""Results on disk as they come: one line of JSON each, so that a killed run goes on where it was.

The journal stands beside the results file. A line counts only if everything that decides a result is the
same: submission, suite, reference, grader. A line that was cut off by a crash is passed over. One grader at
a time writes it; a lock of the kernel, which ends with its process, keeps the others away.
"""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Protocol

from grader.errors import UsageError
from grader.models import SCHEMA, Submission

Key = tuple[str, ...]


def key_of(name: str, student: str, hashes: dict[str, str], isolation: str | None) -> Key:
    """Return what a result depends on."""
    parts = ("submission", "exercise", "reference", "grader", "key")
    return (name, student, *(hashes[part] for part in parts), isolation or "")


def key_of_result(result: dict[str, Any]) -> Key:
    """Return what a result, as read from its JSON, depended on."""
    return key_of(result["submission"], result["student"], result["hashes"], result["isolation"])


class Keeper(Protocol):
    """Where results are kept as they come: a journal, or a run in a store."""

    def __contains__(self, key: Key) -> bool: ...

    def receive(self, key: Key, submission: Submission, /) -> None:
        """Take notice of what is graded next."""

    def add(self, key: Key, line: str, private: str = "", /) -> None:
        """Keep one result; a crash after this does not lose it.

        `private` is JSON that only the instructor may see, or empty: ``{"drawn": {case: text of its data},
        "cases": {hidden case that failed: what a public one tells in its record}}``. It must come to no place
        where records are published, so who has none apart from them keeps nothing of it.
        """

    def lines(self, keys: Sequence[Key]) -> Iterator[str]:
        """Read results, in the order asked for; those that are not there are left out."""

    def result(self, key: Key) -> dict[str, Any]:
        """Read one result."""


class Journal:
    """Results of one run, on disk; in memory only where each begins.

    Parameters
    ----------
    path : Path
        The file of lines; made when missing, continued when there.

    Raises
    ------
    UsageError
        If it cannot be written, or another grader is writing it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._file: IO[bytes] = path.open("a+b")
        except OSError as error:
            raise self._unwritable(error) from None
        if not _locked(self._file):
            self._file.close()
            raise UsageError(f"{path}: another grader is writing these results; wait for it, or name others")
        self._places: dict[Key, int] = {}
        self._mend_and_index()

    def _mend_and_index(self) -> None:
        """Find the results that are there, and cut off a line that was never finished."""
        self._file.seek(0)
        end = 0
        for line in self._file:
            if not line.endswith(b"\n"):
                break
            with suppress(ValueError, KeyError, TypeError):
                result = json.loads(line)
                if result["schema"] == SCHEMA and result["verdict"] != "not_graded":
                    self._places[key_of_result(result)] = end
            end += len(line)
        self._file.truncate(end)
        self._file.seek(0, os.SEEK_END)

    def __contains__(self, key: Key) -> bool:
        return key in self._places

    def receive(self, _key: Key, _submission: Submission, /) -> None:
        """Keep nothing: what was handed in stays in its own file."""

    def add(self, key: Key, line: str, _private: str = "", /) -> None:
        """Append one result, and nothing private; it is on its way to the disk when this returns."""
        self._places[key] = self._file.seek(0, os.SEEK_END)
        try:
            self._file.write(line.encode() + b"\n")
            self._file.flush()
        except OSError as error:
            raise self._unwritable(error) from None

    def lines(self, keys: Sequence[Key]) -> Iterator[str]:
        """Read results, in the order asked for; those that are not there are left out."""
        for key in keys:
            if key in self._places:
                self._file.seek(self._places[key])
                yield self._file.readline().decode().rstrip("\n")

    def result(self, key: Key) -> dict[str, Any]:
        """Read one result."""
        (line,) = self.lines([key])
        found: dict[str, Any] = json.loads(line)
        return found

    def close(self) -> None:
        """Close the file; it stays."""
        with suppress(OSError):  # what could not be written was told by `add`
            self._file.close()

    def _unwritable(self, error: OSError) -> UsageError:
        return UsageError(f"{self.path}: results cannot be written: {error.strerror}")


def _locked(file: IO[bytes]) -> bool:
    """Lock a file for this process; where the system has no locks, nothing stands in the way."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # some network file systems have no locks
        return True
    return True
