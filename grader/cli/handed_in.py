"""When what is graded was handed in: as `--handed-in` says, else as `grader collect` noted it beside."""

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.cli.formats import show
from grader.cli.shared import moment_at
from grader.whole_files import read_whole

if TYPE_CHECKING:
    from grader.intake import Found

MOST_NAMED = 5

Noted = Mapping[str, Mapping[str, Any]]
"""What is noted, by the names of submissions or the folders of students."""


def times_of(found: "Sequence[Found]", said: str, zone: tzinfo) -> tuple[dict[str, str], str]:
    """Return when each was handed in, in UTC, where that is known; and by which command they came."""
    noted = _noted(found)
    via = "collect" if noted else "grade"
    if said:
        return _said(found, said, zone), via
    return _told(found, noted) if noted else {}, via


def _said(found: "Sequence[Found]", said: str, zone: tzinfo) -> dict[str, str]:
    """Return the moment that was typed, or when each file was saved."""
    if said != "saved":
        return dict.fromkeys((one.name for one in found), _written(moment_at("--handed-in", said, zone)))
    return {
        one.name: _written(datetime.fromtimestamp(one.path.stat().st_mtime, UTC))
        for one in found
        if one.path.exists()
    }


def _noted(found: "Sequence[Found]") -> Noted:
    """Return what is noted of submissions that lie in folders of `collect`, by their names."""
    students: Callable[[Path], Noted] = cache(_students)
    noted = {}
    for one in found:
        path = one.path.absolute()
        folder = path if path.is_dir() else path.parent
        student = students(folder.parent).get(folder.name)
        if student is not None:
            noted[one.name] = student
    return noted


def _students(folder: Path) -> Noted:
    """Read the note in a folder, if there is one."""
    from grader.exchange.downloads.collected import read_collected
    from grader.intake import COLLECTED

    note = folder / COLLECTED
    students: Noted = read_whole(note, read_collected)["students"] if note.is_file() else {}
    return students


def _told(found: "Sequence[Found]", noted: Noted) -> dict[str, str]:
    """Return the times that are noted, and say of how many they are known."""
    from grader.exchange.downloads.collected import handed_in_at

    times = {name: _written(at) for name, student in noted.items() if (at := handed_in_at(student))}
    lines = [f"Handed-in times of {len(times)} of {len(found)} are known from collected.json."]
    late = [
        one.student
        for one in found
        if one.name in noted and noted[one.name].get("late") and one.name not in times
    ]
    if late:
        more = f" and {len(late) - MOST_NAMED} more" if len(late) > MOST_NAMED else ""
        who = f"{', '.join(late[:MOST_NAMED])}{more}"
        lines.append(f"Marked late there without a time, so that they count as on time ({len(late)}): {who}")
    show("\n".join(lines), sys.stderr)
    return times


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")
