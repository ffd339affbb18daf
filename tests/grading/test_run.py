"""A class run remembers: what the journal holds is not graded again, and nothing is lost on the way."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import Exercise, find_course
from grader.errors import SandboxError
from grader.grading import chunk, run
from grader.grading.journal import Journal
from grader.grading.run import IN_PROCESS, ClassRun
from grader.intake import collect
from grader.models import Submission
from tests.courses import BROKEN, RIGHT, WRONG


@pytest.fixture
def handed(tmp_path: Path) -> Path:
    """Hand in five files: right, wrong, broken, empty, right."""
    folder = tmp_path / "handed"
    folder.mkdir()
    for number, source in enumerate([RIGHT, WRONG, BROKEN, "", RIGHT], 1):
        (folder / f"s{number:02}.py").write_text(source)
    return folder


def graded(exercise: Exercise, handed: Path, journal: Path, jobs: int = 1) -> list[str]:
    """Grade a class; return the lines of its results file."""
    with closing(Journal(journal)) as keeping:
        running = ClassRun(exercise, collect([handed], exercise.file_name), keeping, jobs, "auto")
        results = list(running.results())
        lines = list(running.lines())
    assert sorted(result["submission"] for result in results) == [
        json.loads(line)["submission"] for line in lines
    ]
    return lines


def verdicts(lines: list[str]) -> list[str]:
    """Return the verdicts, in their order."""
    return [json.loads(line)["verdict"] for line in lines]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_class_is_graded_once_and_remembered(
    exercise: Exercise, handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    """In one process or in several; the second time not one submission is run."""
    lines = graded(exercise, handed, tmp_path / "journal", jobs)
    assert verdicts(lines) == ["passed", "failed", "not_gradable", "not_gradable", "passed"]
    assert len(lines) > IN_PROCESS

    monkeypatch.setattr(run, "grade_chunk", lambda *_: pytest.fail("graded again"))
    assert graded(exercise, handed, tmp_path / "journal") == lines


def test_only_what_changed_is_graded_again(
    exercise: Exercise, handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new file, a corrected one; the others are remembered."""
    graded(exercise, handed, tmp_path / "journal")
    (handed / "s02.py").write_text(RIGHT)
    (handed / "s06.py").write_text(RIGHT)
    asked: list[str] = []
    plain = chunk.grade_chunk

    def grade_chunk(exercise: Exercise, submissions: list[Submission], *settings: str, **options: Any) -> Any:
        asked.extend(submission.name for submission in submissions)
        return plain(exercise, submissions, *settings, **options)

    monkeypatch.setattr(run, "grade_chunk", grade_chunk)
    lines = graded(exercise, handed, tmp_path / "journal")
    assert asked == ["s02.py", "s06.py"]
    assert verdicts(lines) == ["passed", "passed", "not_gradable", "not_gradable", "passed", "passed"]


def test_a_changed_suite_grades_everybody_again(exercise: Exercise, handed: Path, tmp_path: Path) -> None:
    """Old results are of another suite."""
    graded(exercise, handed, tmp_path / "journal")
    suite = exercise.hidden_suite.read_text().replace("2000", "3000")
    exercise.hidden_suite.write_text(suite)

    changed = find_course(exercise.folder).exercise("doubling")
    lines = graded(changed, handed, tmp_path / "journal")
    assert verdicts(lines) == ["failed", "failed", "not_gradable", "not_gradable", "failed"]


def test_a_killed_run_goes_on_where_it_was(
    exercise: Exercise, handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each result is on disk before the next submission is begun."""
    plain = chunk.grade_chunk

    def grade_chunk(exercise: Exercise, submissions: list[Submission], *settings: str, **options: Any) -> Any:
        if submissions[0].name == "s03.py":
            raise SandboxError("the power went off")
        return plain(exercise, submissions, *settings, **options)

    with monkeypatch.context() as patched:
        patched.setattr(run, "grade_chunk", grade_chunk)
        with pytest.raises(SandboxError, match="the power went off"):
            graded(exercise, handed, tmp_path / "journal")
    assert len((tmp_path / "journal").read_text().splitlines()) == 2
    assert len(graded(exercise, handed, tmp_path / "journal")) == 5
    assert len((tmp_path / "journal").read_text().splitlines()) == 5


def test_files_that_are_alike_get_the_same_result(exercise: Exercise, tmp_path: Path) -> None:
    """Two folders with files of one name and one content: each has its line."""
    for folder in ("a", "b"):
        (tmp_path / "handed" / folder).mkdir(parents=True)
        (tmp_path / "handed" / folder / "s01.py").write_text(RIGHT)
    keeping = Journal(tmp_path / "journal")
    found = collect([tmp_path / "handed" / "a", tmp_path / "handed" / "b"], exercise.file_name)
    running = ClassRun(exercise, found, keeping, 1, "auto")

    assert len(list(running.results())) == 2
    assert len(list(running.lines())) == 2
    keeping.close()
