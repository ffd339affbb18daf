"""Gradescope: ``submission_56/hw.py``, and ``submission_metadata.yml``, which says whose it is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from grader.errors import UsageError
from grader.exchange.downloads.contents import File
from grader.exchange.downloads.handed_in import Found, HandedIn, Owner
from grader.intake import RefusedError

METADATA = "submission_metadata.yml"
MAX_METADATA_BYTES = 64 * 2**20
MAX_DEPTH = 100


@dataclass(frozen=True, slots=True)
class Submitter:
    """One of those who handed something in together; `ids` are by kind, as far as they are said."""

    name: str
    ids: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Submitted:
    """What is said of one folder."""

    by: tuple[Submitter, ...]
    time: str


def read_gradescope(files: Sequence[File], origin: str, _assignment: str) -> Found:
    """Take each folder for all who are said to have handed it in together."""
    metadata = metadata_of(files)
    if metadata is None:
        raise UsageError(f"{origin}: holds no {METADATA}, which says whose is what; export submissions again")
    try:
        said = read_metadata(metadata)
    except RefusedError as error:
        raise UsageError(f"{origin}: {metadata.name}: {error}") from None
    root = len(metadata.path) - 1
    handed_in: list[HandedIn] = []
    left_out = []
    for file in files:
        submitted = said.get(file.path[root]) if file.path[:root] == metadata.path[:-1] else None
        if submitted is None or not submitted.by:
            if file is not metadata:
                left_out.append((file, f"{METADATA} does not say whose it is"))
            continue
        handed_in += _by_each(file, submitted, file.path[root], "/".join(file.path[root + 1 :]))
    return handed_in, left_out


def metadata_of(files: Sequence[File]) -> File | None:
    """Find the file that Gradescope writes: all others lie beside it or below, also a student's own."""
    found = min(
        (file for file in files if file.path[-1] == METADATA), key=lambda file: len(file.path), default=None
    )
    root = found.path[:-1] if found else ()
    return found if all(file.path[: len(root)] == root for file in files) else None


def _by_each(file: File, submitted: Submitted, place: str, original: str) -> list[HandedIn]:
    return [
        HandedIn(file, Owner(by.name, by.ids), original or file.path[-1], place, submitted.time)
        for by in submitted.by
    ]


def read_metadata(file: File) -> dict[str, Submitted]:
    """Read what is said of each folder; all values are taken as text, and no object is ever made of them.

    Raises
    ------
    RefusedError
        If it is not what Gradescope writes.
    """
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    raw = file.read(MAX_METADATA_BYTES)
    try:
        _require_flat(yaml.parse(raw, Loader=loader))
        said = yaml.load(raw, Loader=loader)
    except (yaml.YAMLError, UnicodeDecodeError):
        raise RefusedError("it cannot be read as YAML; export the submissions again") from None
    if not isinstance(said, dict):
        raise RefusedError("it does not say whose the folders are; export the submissions again")
    return {
        folder: Submitted(tuple(_submitters(about)), _text(about, ":created_at"))
        for folder, about in said.items()
        if isinstance(about, dict)
    }


def _require_flat(events: Iterable[Any]) -> None:
    """Make sure that nothing lies so deep that the library, which calls itself, runs out of stack."""
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise RefusedError(f"its values lie more than {MAX_DEPTH} deep in each other")


def _submitters(about: dict[str, Any]) -> Iterator[Submitter]:
    listed = about.get(":submitters")
    for one in listed if isinstance(listed, list) else []:
        ids = {"sid": _text(one, ":sid"), "email": _text(one, ":email")}
        name = _text(one, ":name")
        if name or any(ids.values()):
            yield Submitter(name, tuple((kind, value) for kind, value in ids.items() if value))


def _text(table: Any, key: str) -> str:
    value = table.get(key, "") if isinstance(table, dict) else ""
    return value.strip() if isinstance(value, str) else ""
