"""Pages of feedback in an archive, named so that Canvas or Moodle gives each to its student."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from grader.exchange.exports.matching import PARTICIPANT
from grader.exchange.exports.sheet import read_sheet
from grader.exchange.exports.worksheet import rows_of
from grader.store.people import Person

LONGEST_NAME = 50
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The moment of every file: the same pages are the same archive."""

_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|_]+')


def canvas_paths(students: Mapping[str, Any]) -> dict[str, str]:
    """Return the name that Canvas gave a file of each student: by the numbers in it, it takes files back."""
    return {
        name: one["files"][0]["path"].rpartition("/")[2] for name, one in students.items() if one["files"]
    }


def moodle_paths(people: Sequence[Person], worksheet: bytes | None) -> dict[str, str]:
    """Return the path at which Moodle takes the feedback of each student whose number is known.

    Parameters
    ----------
    people : sequence of Person
        The class; a download of submissions may have told numbers.
    worksheet : bytes, optional
        The grading worksheet, which has everybody's.
    """
    names = {person.name: person.full_name or person.name for person in people}
    numbers = {person.name: number for person in people if (number := person.ids.get(PARTICIPANT))}
    if worksheet is not None:
        rows = rows_of(read_sheet(worksheet), people).rows
        numbers |= {name: them.ids[PARTICIPANT] for name, them in rows.items() if PARTICIPANT in them.ids}
        names |= {name: them.name for name, them in rows.items() if them.name}
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


def _file_name(name: str) -> str:
    """Return a name as Moodle puts it before the number: an underscore in it would hide the number."""
    plain = " ".join(_NOT_IN_A_NAME.sub(" ", name).split()).strip(". ")
    return plain[:LONGEST_NAME].strip(". ") or "student"
