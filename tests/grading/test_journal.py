"""Results on disk as they come: what is whole and still true is used again, everything else is not."""

import json
from pathlib import Path
from typing import Any

import pytest

from grader.errors import UsageError
from grader.grading.journal import Journal, Key, key_of

HASHES = {"submission": "a", "exercise": "b", "reference": "c", "grader": "d", "key": "e"}
KEY: Key = key_of("s01.py", "s01", HASHES, "full")


def line(name: str = "s01.py", **changes: Any) -> str:
    """Return a result as a line of JSON."""
    result: dict[str, Any] = {
        "schema": 1,
        "submission": name,
        "student": "s01",
        "verdict": "passed",
        "isolation": "full",
        "hashes": HASHES,
    }
    return json.dumps(result | changes)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the journal is."""
    return tmp_path / "grades.json.journal"


def known_after(path: Path, text: str | bytes) -> bool:
    """Tell whether the usual result is known from a journal with this text."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    journal = Journal(path)
    journal.close()
    return KEY in journal


def test_what_was_added_is_there_the_next_time(path: Path) -> None:
    """A killed run goes on where it was."""
    journal = Journal(path)
    assert KEY not in journal
    journal.add(KEY, line())
    assert KEY in journal
    assert path.read_text() == line() + "\n"
    journal.close()

    again = Journal(path)
    assert KEY in again
    assert again.result(KEY)["submission"] == "s01.py"
    again.close()


def test_lines_come_in_the_order_asked_for(path: Path) -> None:
    """The results file is in the order of the class, whoever was done first."""
    keys = [key_of(f"s{number:02}.py", "s01", HASHES, "full") for number in range(1, 5)]
    journal = Journal(path)
    for number in (3, 1, 2):
        journal.add(keys[number - 1], line(f"s{number:02}.py", message="Zoë\n"))

    lines = list(journal.lines(keys))
    journal.add(keys[3], line("s04.py"))
    journal.close()
    assert [json.loads(line)["submission"] for line in lines] == ["s01.py", "s02.py", "s03.py"]
    assert len(path.read_text().splitlines()) == 4


def test_the_last_of_two_results_counts(path: Path) -> None:
    """A submission may be graded twice."""
    path.write_text(f"{line(message='old')}\n{line(message='new')}\n")
    journal = Journal(path)

    assert journal.result(KEY)["message"] == "new"
    journal.close()


@pytest.mark.parametrize("cut", [1, 20, len(line()) - 1, len(line())])
def test_a_line_that_was_cut_off_is_dropped(path: Path, cut: int) -> None:
    """The machine went down while it was written; what comes next must not be glued to it."""
    other = key_of("s02.py", "s01", HASHES, "full")
    path.write_text(f"{line('s02.py')}\n{line()[:cut]}")

    journal = Journal(path)
    assert KEY not in journal
    assert other in journal
    journal.add(KEY, line())
    journal.close()
    assert path.read_text() == f"{line('s02.py')}\n{line()}\n"


@pytest.mark.parametrize("part", list(HASHES))
def test_a_result_of_something_else_is_not_used(path: Path, part: str) -> None:
    """Another submission, suite, reference or grader: it has to be graded again."""
    assert known_after(path, line() + "\n")
    assert not known_after(path, line(hashes=HASHES | {part: "changed"}) + "\n")


NOT_USED = {
    "another name": line("s02.py"),
    "another isolation": line(isolation="filters"),
    "another schema": line(schema=2),
    "not graded": line(verdict="not_graded"),
    "no hashes": json.dumps({"schema": 1, "verdict": "passed", "submission": "s01.py"}),
    "no object": "[1, 2]",
    "a number": "3",
    "nothing": "",
    "no JSON": "Traceback (most recent call last):",
}


@pytest.mark.parametrize("text", NOT_USED.values(), ids=list(NOT_USED))
def test_what_is_no_result_of_it_is_passed_over(path: Path, text: str) -> None:
    """And stays where it is; lines after it are read."""
    assert not known_after(path, text + "\n")
    assert path.read_text() == text + "\n"
    assert known_after(path, f"{text}\n{line()}\n")


def test_bytes_that_are_no_text_are_passed_over(path: Path) -> None:
    """A disk may hold anything."""
    assert known_after(path, b"\xff\xfe\x00\n" + line().encode() + b"\n")


def test_a_journal_that_cannot_be_written_is_a_usage_error(tmp_path: Path) -> None:
    """Before anything is graded."""
    with pytest.raises(UsageError) as caught:
        Journal(tmp_path)
    assert str(caught.value) == f"{tmp_path}: results cannot be written: Is a directory"
    with pytest.raises(UsageError, match="results cannot be written: No such file or directory"):
        Journal(tmp_path / "none" / "journal")
