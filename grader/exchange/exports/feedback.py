"""Pages of feedback in an archive, named so that Canvas or Moodle gives each to its student."""

import io
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from grader.errors import UsageError
from grader.exchange.exports.matching import PARTICIPANT, Matches, Them
from grader.exchange.exports.sheet import read_sheet
from grader.exchange.exports.worksheet import rows_of
from grader.store.people import Person

SCHEMA = 1
LONGEST_NAME = 100
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The moment of every file: the same pages are the same archive."""

_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|_]+')


def collected_from(raw: bytes, system: str) -> dict[str, Any]:
    """Read the note that `grader collect` left: who handed in what, as the download called it.

    Raises
    ------
    UsageError
        If it is no such note, or of a download from elsewhere.
    """
    try:
        note = json.loads(raw)
        students: dict[str, Any] = note["students"]
        known = note["schema"] == SCHEMA and all("ids" in one and "files" in one for one in students.values())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        known = False
    if not known:
        raise UsageError("it is not what `grader collect` writes into its folder")
    if note["from"] != system:
        raise UsageError(f"it is of a download from {note['from']}, and this is for {system}")
    return students


def participants_in(students: Mapping[str, Any]) -> dict[str, str]:
    """Return students by their numbers as participants, as a download from Moodle told."""
    return {one["ids"]["moodle"]: name for name, one in students.items() if one["ids"].get("moodle")}


def canvas_paths(students: Mapping[str, Any]) -> dict[str, str]:
    """Return the name that Canvas gave a file of each student: by the numbers in it, it takes files back."""
    return {
        name: one["files"][0]["path"].rpartition("/")[2] for name, one in students.items() if one["files"]
    }


def moodle_paths(
    people: Sequence[Person], participants: Mapping[str, str], worksheet: bytes | None
) -> dict[str, str]:
    """Return the path at which Moodle takes the feedback of each student.

    Parameters
    ----------
    people : sequence of Person
        The class.
    participants : mapping
        Students by their numbers as participants, where a download of submissions told.
    worksheet : bytes, optional
        The grading worksheet, which has everybody's number.
    """
    names = {person.name: person.full_name or person.name for person in people}
    numbers = {name: number for number, name in participants.items() if name in names}
    if worksheet is not None:
        matches: Matches = rows_of(read_sheet(worksheet), people, participants)
        numbers |= {name: them.ids[PARTICIPANT] for name, them in matches.rows.items() if _has_number(them)}
        names |= {name: them.name for name, them in matches.rows.items() if them.name}
    return {
        name: f"{_file_name(names[name])}_{number}_assignsubmission_file_/feedback.html"
        for name, number in numbers.items()
    }


def archive_of(pages: Mapping[str, bytes]) -> bytes:
    """Return an archive with a file at each path."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, page in sorted(pages.items()):
            info = zipfile.ZipInfo(path, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, page)
    return file.getvalue()


def _has_number(them: Them) -> bool:
    return them.ids.get(PARTICIPANT, "").isdigit()


def _file_name(name: str) -> str:
    """Return a name as Moodle puts it before the number: an underscore in it would hide the number."""
    plain = " ".join(_NOT_IN_A_NAME.sub(" ", name).split()).strip(". ")
    return plain[:LONGEST_NAME].strip(". ") or "student"
