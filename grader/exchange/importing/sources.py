"""A notebook to import: its JSON as cells, with what the last run of each of them showed."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from grader.errors import UsageError

SAVE_AGAIN = "save it in Jupyter as .ipynb again"
_JUPYTER_LINE = re.compile(r"^[ \t]*(?:%{1,2}[A-Za-z]|!(?!=)).*$", re.MULTILINE)
_FENCED = re.compile(r"^```otter[ \t]*\n(.*?)\n```[ \t]*$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `number` counts from 1, as people do.

    `shown` is the value of its last line when it was run, None where it has none, and `printed` its output.
    """

    number: int
    kind: str
    source: str
    metadata: Mapping[str, Any] = field(default_factory=dict)
    shown: str | None = None
    printed: str = ""

    @property
    def lines(self) -> list[str]:
        """Its lines, without those that only Jupyter knows."""
        return self.source.splitlines()


@dataclass(frozen=True, slots=True)
class Source:
    """A notebook: its cells, and the lines that only Jupyter knows, which were taken out of them."""

    cells: tuple[Cell, ...]
    language: str
    jupyter_lines: tuple[tuple[int, str], ...]


def read_source(raw: bytes) -> Source:
    """Read a notebook.

    Raises
    ------
    UsageError
        If it is none, or of before version 4.
    """
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UsageError(f"it is no notebook: {error}; {SAVE_AGAIN}") from None
    if not isinstance(data, dict) or not isinstance(data.get("cells"), list):
        raise UsageError(f"it is no notebook of version 4: expected a list of cells; {SAVE_AGAIN}")
    found = [cell for cell in data["cells"] if isinstance(cell, dict)]
    cells = [part for number, cell in enumerate(found, 1) for part in _cells(number, cell)]
    taken_out = [
        (number, line.strip())
        for number, cell in enumerate(found, 1)
        if cell.get("cell_type") == "code"
        for line in _JUPYTER_LINE.findall(_text(cell.get("source")))
    ]
    return Source(tuple(cells), _language(data.get("metadata")), tuple(taken_out))


def _cells(number: int, data: Mapping[str, Any]) -> Iterator[Cell]:
    """Read a cell; Otter takes a fenced block of a cell of text as a raw cell."""
    kind, source = str(data.get("cell_type")), _text(data.get("source"))
    metadata = data.get("metadata") if isinstance(data.get("metadata"), dict) else {}
    if kind == "code":
        shown, printed = _output(data.get("outputs"))
        yield Cell(number, kind, _JUPYTER_LINE.sub("", source), metadata or {}, shown, printed)
        return
    parts = _FENCED.split(source) if kind == "markdown" else [source]
    for place, part in enumerate(parts):
        if len(parts) == 1 or part.strip():
            yield Cell(number, "raw" if place % 2 else kind, part.strip("\n"), metadata or {})


def _output(outputs: Any) -> tuple[str | None, str]:
    """Return the value that a run showed, and what it printed."""
    shown, printed = None, ""
    for output in outputs if isinstance(outputs, list) else []:
        data = output.get("data")
        if output.get("output_type") == "execute_result" and isinstance(data, dict):
            shown = _text(data.get("text/plain"))
        printed += _text(output.get("text")) if output.get("name") == "stdout" else ""
    return shown, printed


def _text(source: Any) -> str:
    parts = source if isinstance(source, list) else [source]
    return re.sub(r"\r\n?", "\n", "".join(part for part in parts if isinstance(part, str)))


def _language(metadata: Any) -> str:
    said = metadata if isinstance(metadata, dict) else {}
    places = [said.get("kernelspec"), said.get("language_info")]
    names = [place.get("language") or place.get("name") for place in places if isinstance(place, dict)]
    return next((str(name).lower() for name in names if name), "python")
