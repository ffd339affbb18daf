"""`collected.json`, the note that `grader collect` leaves beside the folders of students, read again."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from grader.errors import UsageError

SCHEMA = 1

_TIME = re.compile(
    r"(?P<moment>\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(?P<zone>Z|UTC|[+-]\d\d:?\d\d)?", re.ASCII
)


def read_collected(raw: bytes) -> dict[str, Any]:
    """Read the note.

    Raises
    ------
    UsageError
        If it is none.
    """
    try:
        note: dict[str, Any] = json.loads(raw)
        students = note["students"].values()
        known = note["schema"] == SCHEMA and all({"ids", "files"} <= one.keys() for one in students)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        known = False
    if not known:
        raise UsageError("it is not what `grader collect` writes into its folder")
    return note


def handed_in_at(student: Mapping[str, Any]) -> datetime | None:
    """Return when a student of the note handed in, in UTC; none where the download does not tell.

    Gradescope and nbgrader tell; what nbgrader writes without a zone is in UTC.

    >>> handed_in_at({"time": "2026-11-20 10:00:30.250000000 -02:00"}).isoformat(" ")
    '2026-11-20 12:00:30.250000+00:00'
    """
    said = _TIME.fullmatch(str(student.get("time")))
    if said is None:
        return None
    zone = "+00:00" if said["zone"] in (None, "Z", "UTC") else said["zone"]
    try:
        return datetime.fromisoformat(f"{said['moment']}{zone}").astimezone(UTC)
    except (ValueError, OverflowError):
        return None
