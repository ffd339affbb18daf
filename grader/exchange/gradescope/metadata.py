"""What Gradescope says of a submission in `submission_metadata.json`, as far as it can be read."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Metadata:
    """Who handed in, which attempt it is, and when.

    `emails` are of all who handed in together; `attempt` and times are None where they are not said.
    """

    emails: tuple[str, ...] = ()
    attempt: int | None = None
    created: datetime | None = None
    due: datetime | None = None
    late_due: datetime | None = None

    @property
    def late_s(self) -> float:
        """By how many seconds it is late, 0 if it is not."""
        return _after(self.created, self.due)

    @property
    def too_late(self) -> bool:
        """Whether it came after the late due date as well."""
        return _after(self.created, self.late_due) > 0

    def sentence(self) -> str:
        """Say which attempt it is, and how late; empty where nothing is known."""
        attempt = f"Attempt {self.attempt}" if self.attempt is not None else ""
        if not self.late_s:
            return f"{attempt}." if attempt else ""
        end = "the late due date" if self.too_late else "the due date"
        late = f"{_duration(_after(self.created, self.late_due if self.too_late else self.due))} after {end}"
        return f"{attempt}, {late}." if attempt else f"Handed in {late}."


def read_metadata(path: Path) -> Metadata:
    """Read the file; what is missing in it, or has another form, is not known."""
    try:
        said = json.loads(path.read_bytes())
    except (OSError, ValueError):
        said = {}
    previous = _get(said, "previous_submissions")
    assignment = _get(said, "assignment")
    return Metadata(
        emails=tuple(_emails(_get(said, "users"))),
        attempt=len(previous) + 1 if isinstance(previous, list) else None,
        created=_time(said, "created_at"),
        due=_time(assignment, "due_date"),
        late_due=_time(assignment, "late_due_date"),
    )


def students_of(metadata: Metadata, ids: Mapping[str, str]) -> list[str]:
    """Name those who handed in, as the class list says; without one, by what stands before the ``@``.

    Examples
    --------
    >>> students_of(Metadata(("S01@example.org", "s02@example.org")), {})
    ['s01', 's02']
    """
    if ids:
        return sorted({ids[email.casefold()] for email in metadata.emails if email.casefold() in ids})
    return sorted({email.partition("@")[0].lower() for email in metadata.emails})


def _get(table: Any, key: str) -> Any:
    return table.get(key) if isinstance(table, dict) else None


def _emails(users: Any) -> Iterator[str]:
    for user in users if isinstance(users, list) else []:
        email = _get(user, "email")
        if isinstance(email, str) and email.strip():
            yield email.strip()


def _time(table: Any, key: str) -> datetime | None:
    """Return a time that names its zone."""
    try:
        time = datetime.fromisoformat(_get(table, key))
    except (TypeError, ValueError):
        return None
    return time if time.tzinfo is not None else None


def _after(time: datetime | None, due: datetime | None) -> float:
    return max(0.0, (time - due).total_seconds()) if time and due else 0.0


def _duration(seconds: float) -> str:
    """Write a duration with its two largest units."""
    minutes = int(seconds // 60)
    days, hours = minutes // 1440, minutes % 1440 // 60
    parts = [(days, "d"), (hours, "h"), (minutes % 60, "min")]
    said = [f"{number} {unit}" for number, unit in parts if number][:2]
    return " ".join(said) or "less than a minute"
