"""A file of settings with words in it: its texts, each with the place where it stands."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from grader.manifests import line_of

Key = tuple[str | int, ...]


class Settings:
    """A file that was read, and its text again for the places.

    Parameters
    ----------
    path : Path
        The file.
    manifest : BaseModel
        What it holds.
    """

    def __init__(self, path: Path, manifest: BaseModel) -> None:
        self.name = path.name
        self._source = path.read_text(encoding="utf-8")
        self._data = manifest.model_dump()

    def where(self, *key: str | int) -> str:
        """Return file and line of a key."""
        return f"{self.name}:{line_of(self._source, key)}"

    def where_in(self, key: Key, passage: str) -> str:
        """Return file, line and column of a passage in the text of a key; if it is broken, the key's line."""
        lines = self._source.split("\n")
        for number in range(line_of(self._source, key), len(lines) + 1):
            column = lines[number - 1].find(passage)
            if column >= 0:
                return f"{self.name}:{number}:{column + 1}"
        return self.where(*key)

    def texts(self) -> Iterator[tuple[Key, str]]:
        """Return all texts with their keys, in order."""
        return _texts(self._data, ())


def _texts(data: Any, key: Key) -> Iterator[tuple[Key, str]]:
    if isinstance(data, str):
        yield key, data
    elif isinstance(data, dict | list):
        for name, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(value, (*key, name))
