"""What all tables share: metadata, version, how moments and names are written, how much is read at once."""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import MetaData

REVISION = "0002"
"""The newest migration: what the tables of these modules are."""

AT_ONCE = 200
"""How many values one statement is given, and how many records are in memory while a class is read."""

Item = TypeVar("Item")

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def now() -> str:
    """Return this moment in UTC, as ISO 8601 text: it sorts, and is the same in every database."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def spelled(name: str) -> str:
    """Return a name in the one spelling that is stored: file systems write an accent in two ways."""
    return unicodedata.normalize("NFC", name)


def batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Cut into pieces that fit into one statement."""
    return (items[start : start + AT_ONCE] for start in range(0, len(items), AT_ONCE))
