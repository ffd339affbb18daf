"""Secrets of a course in files beside it: made on first use, open to their owner alone, never replaced."""

import os
import re
import secrets
import shlex
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from grader.errors import UsageError

FOLDER = Path(".grader")
KEY_BYTES = 32

_KEY_TEXT = re.compile(rf"[0-9a-f]{{{2 * KEY_BYTES}}}")


@dataclass(frozen=True, slots=True)
class KeyFile:
    """One secret of a course: 32 random bytes, kept as hexadecimal digits.

    Parameters
    ----------
    path : Path
        Where it lies, from the folder of the course.
    name : str
        What sentences call it.
    owner : str
        What who may not read it is told to do.
    lost : str
        What follows when it is removed.
    instead : str
        What does without the file; empty where nothing does.
    """

    path: Path
    name: str
    owner: str
    lost: str
    instead: str = ""

    def there(self, root: Path) -> bool:
        """Tell whether a course has this file already."""
        return os.path.lexists(root / self.path)

    def text(self, root: Path) -> bytes:
        """Return the digits of a course's secret; they are drawn when it is asked for the first time.

        Raises
        ------
        UsageError
            If the file cannot be made or read, is damaged, or is open to others.
        """
        path = root / self.path
        if not self.there(root):
            self._make(path)
        return self._read(path)

    def _make(self, path: Path) -> None:
        """Write a new secret under its name, unless another process was first.

        The name appears when the file is complete, by a link: who loses the race, or comes while the winner
        writes, never reads half of it.
        """
        try:
            path.parent.mkdir(mode=0o700, exist_ok=True)
            _write_new(path.with_name(".gitignore"), "*\n")
            draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
            try:
                _write_new(draft, secrets.token_hex(KEY_BYTES) + "\n")
                with suppress(FileExistsError):
                    path.hardlink_to(draft)
            finally:
                draft.unlink(missing_ok=True)
        except OSError as error:
            raise UsageError(
                f"{path}: {self.name} cannot be made: {error.strerror}; "
                f"{self._or_instead('let this user write there')}"
            ) from None

    def _read(self, path: Path) -> bytes:
        try:
            with path.open("rb") as file:
                mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
                text = file.read().strip()
        except OSError as error:
            raise UsageError(
                f"{path}: {self.name} cannot be read: {error.strerror}; {self._or_instead(self.owner)}"
            ) from None
        restore = f"restore it from a copy, or remove it: {self.lost}"
        if mode & 0o077 and os.name == "posix":
            command = f"type: chmod 600 {shlex.quote(str(path))}"
            raise UsageError(
                f"{path}: other users may open {self.name} (mode {mode:03o}); "
                f"{f'{self.instead}, or ' if self.instead else ''}{command}"
            )
        if not text:
            raise UsageError(f"{path}: {self.name} is empty; {restore}")
        if not _KEY_TEXT.fullmatch(text.decode("latin-1")):
            raise UsageError(
                f"{path}: {self.name} is damaged: expected {2 * KEY_BYTES} hexadecimal digits; {restore}"
            )
        return text

    def _or_instead(self, advice: str) -> str:
        return f"{advice}, or {self.instead}" if self.instead else advice


def _write_new(path: Path, text: str) -> None:
    """Write a file that only its owner may open, from its first moment; leave one that is there alone."""
    with suppress(FileExistsError):
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(number)
