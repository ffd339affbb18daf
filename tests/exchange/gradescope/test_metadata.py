"""What Gradescope says of a submission: read as far as it can be, never trusted to be complete."""

import json
from pathlib import Path
from typing import Any

import pytest

from grader.exchange.gradescope.metadata import Metadata, read_metadata, students_of
from tests.exchange.gradescope.container import METADATA


def said(tmp_path: Path, value: Any) -> Metadata:
    """Read a file that holds this."""
    path = tmp_path / "submission_metadata.json"
    path.write_text(value if isinstance(value, str) else json.dumps(value))
    return read_metadata(path)


def with_times(tmp_path: Path, created: str, due: str | None, late_due: str | None) -> Metadata:
    """Read one with these times."""
    assignment = {"due_date": due, "late_due_date": late_due}
    return said(tmp_path, {**METADATA, "created_at": created, "assignment": assignment})


def test_the_documented_example_is_read(tmp_path: Path) -> None:
    """Names, the number of the attempt, and times with their zones."""
    metadata = said(tmp_path, METADATA)

    assert (metadata.emails, metadata.attempt, metadata.late_due) == (("s01@example.com",), 2, None)
    assert metadata.sentence() == "Attempt 2, 3 h 22 min after the due date."


@pytest.mark.parametrize(
    ("created", "due", "late_due", "sentence"),
    [
        ("2026-01-01T12:00:00+00:00", "2026-01-01T12:00:00+00:00", None, "Attempt 2."),
        (
            "2026-01-01T12:00:30+00:00",
            "2026-01-01T13:00:00+01:00",
            None,
            "Attempt 2, less than a minute after the due date.",
        ),
        (
            "2026-01-03T13:05:00+00:00",
            "2026-01-01T12:00:00+00:00",
            "2026-01-05T12:00:00+00:00",
            "Attempt 2, 2 d 1 h after the due date.",
        ),
        (
            "2026-01-05T12:07:00Z",
            "2026-01-01T12:00:00+00:00",
            "2026-01-05T12:00:00+00:00",
            "Attempt 2, 7 min after the late due date.",
        ),
        ("2026-01-03T13:05:00", "2026-01-01T12:00:00+00:00", None, "Attempt 2."),
        ("yesterday", "2026-01-01T12:00:00+00:00", None, "Attempt 2."),
    ],
)
def test_lateness_is_said_in_words(
    tmp_path: Path, created: str, due: str, late_due: str | None, sentence: str
) -> None:
    """From the due date, or from the late one if it came after that; a time without a zone says nothing."""
    assert with_times(tmp_path, created, due, late_due).sentence() == sentence


@pytest.mark.parametrize(
    "value",
    ["", "{", "[]", "null", '{"users": {}, "assignment": 3, "previous_submissions": 7, "created_at": []}'],
)
def test_what_is_not_said_is_not_known(tmp_path: Path, value: str) -> None:
    """A missing or changed file stops nothing by itself."""
    assert said(tmp_path, value) == Metadata() == read_metadata(tmp_path / "nothing")
    assert Metadata().sentence() == ""


def test_a_class_list_says_whose_an_address_is() -> None:
    """In any case of letters; who is not listed has no name, for the numbers would be another's."""
    emails = ("Jane@example.org", "eric@example.org")

    assert students_of(Metadata(emails), {"jane@example.org": "s01"}) == ["s01"]
    assert students_of(Metadata(emails), {}) == ["eric", "jane"]
    assert students_of(Metadata(), {}) == []
