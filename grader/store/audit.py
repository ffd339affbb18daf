"""The audit log: who did what when. Of who was forgotten it keeps a salted hash, and no name.

The hash can answer one question: was somebody of this name forgotten, and when? It is slow on purpose, since
names are easy to guess.
"""

import getpass
import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import Column, Connection, Integer, Table, Text, insert, select

from grader.store.tables import metadata, now, spelled

FORGET = "forget"

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("about", Text, nullable=False),
)


def note(connection: Connection, action: str, about: str) -> None:
    """Write down what somebody does."""
    connection.execute(insert(audit).values(at=now(), who=user(), action=action, about=about))


@dataclass(frozen=True, slots=True)
class Entry:
    """Who did what when, and about what."""

    at: str
    who: str
    action: str
    about: str


def newest_entries(connection: Connection, most: int) -> list[Entry]:
    """Read the newest entries, the oldest of them first; of who was forgotten nothing is told."""
    newest = select(audit).order_by(audit.c.id.desc()).limit(most)
    return [
        Entry(row.at, row.who, row.action, "" if row.action == FORGET else row.about)
        for row in reversed(connection.execute(newest).all())
    ]


def note_forgotten(connection: Connection, name: str) -> None:
    """Write down that a student was forgotten, in a way that does not tell who."""
    salt = secrets.token_bytes(16)
    note(connection, FORGET, f"{salt.hex()}:{_hashed(name, salt)}")


def forgotten_at(connection: Connection, name: str) -> str | None:
    """Tell when somebody of this name was forgotten last, if ever."""
    entries = select(audit.c.at, audit.c.about).where(audit.c.action == FORGET).order_by(audit.c.id.desc())
    for at, about in connection.execute(entries):
        salt, _, hashed = about.partition(":")
        if secrets.compare_digest(hashed, _hashed(name, bytes.fromhex(salt))):
            return str(at)
    return None


def _hashed(name: str, salt: bytes) -> str:
    return hashlib.scrypt(spelled(name).encode(), salt=salt, n=2**14, r=8, p=1).hex()


def user() -> str:
    """Return who types."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may have no such user
        return "unknown"
