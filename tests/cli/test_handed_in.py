"""When work was handed in that `grader collect` sorted: from the download to what lateness costs."""

import json
import zipfile
from datetime import UTC
from pathlib import Path

import pytest

from grader.cli.handed_in import times_of
from grader.errors import UsageError
from grader.intake import collect
from grader.store.attempts import attempts_of
from grader.store.opening import opened
from grader.store.place import place_at
from tests.classes import WEEK, write_assignment
from tests.cli.command import Ended, run
from tests.courses import RIGHT, SLUG, write_course

ON_TIME, LATE = "2026-11-20 11:59:59 Z", "2026-11-20 10:00:00.123456789 -04:00"


def gradescope(folder: Path, times: dict[str, str]) -> None:
    """Write a download of Gradescope, in which not all times are known."""
    said = ""
    with zipfile.ZipFile(folder / "download.zip", "w") as archive:
        for number, (student, time) in enumerate(times.items()):
            archive.writestr(f"submission_{number}/hw.py", f"{RIGHT}# {student}\n")
            said += f"submission_{number}:\n  :submitters: [{{':sid': {student}}}]\n"
            said += f"  :created_at: {time}\n" if time else ""
        archive.writestr("submission_metadata.yml", said)


class Collected:
    """An instructor who sorts a download, and grades it into a store.

    Parameters
    ----------
    folder : Path
        Where commands are typed.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        write_course(folder / "course")
        write_assignment(folder / "course")

    def types(self, *arguments: str) -> Ended:
        """Type a command about the course."""
        return run(*arguments, "--course", "course", cwd=self.folder)

    def sorts(self) -> None:
        """Write the folder of submissions."""
        ended = self.types("collect", "download.zip", "--exercise", SLUG, "--apply")
        assert (ended.code, ended.err) == (0, "")

    def grades(self, *options: str) -> str:
        """Grade it into a store; return what is said beside the results."""
        ended = self.types("grade", SLUG, "submissions", "--store", *options)
        assert ended.code == 0, ended.err
        return "".join(line for line in ended.err.splitlines(keepends=True) if "isolation:" not in line)

    def points(self) -> dict[str, list[str]]:
        """Return the rows of `grader grades`."""
        lines = self.types("grades", WEEK).out.splitlines()
        return {row[0]: row[1:3] for row in map(str.split, lines) if row and row[0] in ("s01", "s02", "s03")}

    def attempts(self) -> dict[str, tuple[str | None, str]]:
        """Return when and by which command each came."""
        with opened(place_at(self.folder / "course" / ".grader")) as store, store.reading() as connection:
            return {one.student: (one.handed_in_at, one.via) for one in attempts_of(connection, SLUG)}


@pytest.fixture
def collected(tmp_path: Path) -> Collected:
    """Return a download that is not sorted yet."""
    gradescope(tmp_path, {"s01": ON_TIME, "s02": LATE, "s03": ""})
    return Collected(tmp_path)


def test_the_download_says_who_is_late(collected: Collected) -> None:
    """What it does not say is not known, and costs nothing."""
    collected.sorts()

    assert collected.grades() == "Handed-in times of 2 of 3 are known from collected.json.\n"
    assert collected.points() == {"s01": ["4", "4"], "s02": ["3.6", "L"], "s03": ["4", "4"]}
    assert collected.attempts() == {
        "s01": ("2026-11-20T11:59:59.000+00:00", "collect"),
        "s02": ("2026-11-20T14:00:00.123+00:00", "collect"),
        "s03": (None, "collect"),
    }
    assert "not known when it was handed in" in collected.types("grades", WEEK, "--student", "s03").out


def test_a_time_that_is_said_wins(collected: Collected) -> None:
    """As if there were no note."""
    collected.sorts()

    assert collected.grades("--handed-in", "2026-11-20T13:00") == ""
    assert set(collected.attempts().values()) == {("2026-11-20T13:00:00.000+00:00", "collect")}
    assert collected.points()["s01"] == ["3.6", "L"]


def test_a_time_that_is_learned_later_counts_from_then_on(collected: Collected) -> None:
    """The same work, which was graded before it was sorted."""
    gradescope(collected.folder, {"s02": LATE})
    collected.sorts()
    note = collected.folder / "submissions" / "collected.json"
    note.rename(collected.folder / "away.json")
    assert collected.grades() == ""
    assert collected.points() == {"s02": ["4", "4"]}

    (collected.folder / "away.json").rename(note)
    assert collected.grades() == "Handed-in times of 1 of 1 are known from collected.json.\n"
    assert collected.points() == {"s02": ["3.6", "L"]}


def test_a_late_mark_without_a_time_is_told(collected: Collected) -> None:
    """Canvas tells no times: nobody knows what it would cost."""
    with zipfile.ZipFile(collected.folder / "download.zip", "w") as archive:
        for name in ("s01_LATE_42_7_doubling.py", "s02_43_8_doubling.py"):
            archive.writestr(name, RIGHT)
    collected.sorts()

    assert collected.grades() == (
        "Handed-in times of 0 of 2 are known from collected.json.\n"
        "Marked late there without a time, so that they count as on time (1): s01_42\n"
    )
    assert set(collected.attempts().values()) == {(None, "collect")}


@pytest.fixture
def sorted_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of two students of whom the note knows one, and stand in it."""
    folder = tmp_path / "submissions"
    for student in ("s01", "s02"):
        (folder / student).mkdir(parents=True)
        (folder / student / "doubling.py").write_text(RIGHT)
    students = {"s01": {"ids": {}, "files": [], "time": ON_TIME}}
    (folder / "collected.json").write_text(json.dumps({"schema": 1, "from": "plain", "students": students}))
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("path", [".", "../submissions", "s01", "s01/doubling.py", "../submissions/s01"])
@pytest.mark.usefixtures("sorted_folder")
def test_the_note_is_found_wherever_one_stands(path: str) -> None:
    """Beside the folder of the student; who was put there by hand is not in it."""
    times, via = times_of(collect([Path(path)], "doubling.py"), "", UTC)

    assert (list(times.values()), via) == (["2026-11-20T11:59:59.000+00:00"], "collect")


def test_files_of_a_folder_without_a_note_have_no_times(sorted_folder: Path) -> None:
    """Nothing is said then."""
    (sorted_folder / "collected.json").unlink()
    assert times_of(collect([sorted_folder], "doubling.py"), "", UTC) == ({}, "grade")


def test_a_broken_note_is_refused(sorted_folder: Path) -> None:
    """Times that are lost would be days that nobody counts."""
    (sorted_folder / "collected.json").write_text("{")

    with pytest.raises(UsageError, match=r"collected\.json: it is not what `grader collect` writes"):
        times_of(collect([sorted_folder], "doubling.py"), "", UTC)
