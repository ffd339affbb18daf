"""The note of `grader collect` is read again: when something was handed in, in one form for all systems."""

from typing import Any

import pytest

from grader.exchange.downloads.collected import handed_in_at


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("2026-11-20 10:15:30 Z", "2026-11-20T10:15:30+00:00"),
        ("2026-11-20 10:15:30.484850000 Z", "2026-11-20T10:15:30.484850+00:00"),
        ("2026-11-20 10:15:30.484850000 -07:00", "2026-11-20T17:15:30.484850+00:00"),
        ("2026-11-20T00:15:30+0100", "2026-11-19T23:15:30+00:00"),
        ("2026-11-20 10:15:30.5 UTC", "2026-11-20T10:15:30.500000+00:00"),
        ("2026-11-20 10:15:30.948203", "2026-11-20T10:15:30.948203+00:00"),
        ("2026-11-20 10:15", "2026-11-20T10:15:00+00:00"),
    ],
)
def test_a_time_is_read_in_utc(said: str, time: str) -> None:
    """As Gradescope writes it, in the zone of its course, or nbgrader."""
    found = handed_in_at({"time": said})

    assert found is not None
    assert found.isoformat() == time


@pytest.mark.parametrize(
    "said",
    [None, "", "yesterday", "2026-11-20 10:15:30 CET", "2026-13-20 10:15:30 Z", "0001-01-01 00:00 +01:00", 7],
)
def test_what_is_no_moment_is_not_known(said: Any) -> None:
    """Nor is one in a zone of which several have the name."""
    assert handed_in_at({"time": said}) is None
    assert handed_in_at({}) is None
