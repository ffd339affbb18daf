"""A class that is interrupted, killed, or graded twice at once: nothing is lost, nothing is graded twice."""

import json
import signal
from pathlib import Path

import pytest

from tests.cli.command import Ended, Running, run, wait_until
from tests.courses import RIGHT

SIZE = 12
ENDLESS = "def double(x):\n    while True:\n        pass\n"


class Class:
    """A class in a folder; the last submission takes two seconds, so that there is time to interrupt.

    Parameters
    ----------
    course : Path
        Where the exercise `doubling` is.
    folder : Path
        Where the command is typed.
    """

    def __init__(self, course: Path, folder: Path) -> None:
        self.folder = folder
        self._course = course
        (folder / "class").mkdir()
        for number in range(SIZE):
            source = ENDLESS if number == SIZE - 1 else RIGHT
            (folder / "class" / f"s{number:02}.py").write_text(source)

    def has_only_right_answers(self) -> None:
        """Let the last submission be as quick as the others."""
        (self.folder / "class" / f"s{SIZE - 1:02}.py").write_text(RIGHT)

    def starts(self, *options: str) -> Running:
        """Start to grade."""
        return Running(self._command(options), self.folder)

    def grade(self, *options: str) -> Ended:
        """Grade to the end."""
        return run(*self._command(options), cwd=self.folder)

    def journal(self) -> list[str]:
        """Return the submissions with a whole line in the journal."""
        path = self.folder / "results.json.journal"
        lines = path.read_text().splitlines(keepends=True) if path.exists() else []
        return [json.loads(line)["submission"] for line in lines if line.endswith("\n")]

    def results(self) -> list[str]:
        """Return the submissions of the results file."""
        found = json.loads((self.folder / "results.json").read_text())["results"]
        return [result["submission"] for result in found]

    def everybody(self) -> list[str]:
        """Return all submissions."""
        return sorted(path.name for path in (self.folder / "class").iterdir())

    def _command(self, options: tuple[str, ...]) -> list[str | Path]:
        return ["grade", "doubling", "class", "--json", "results.json", "--course", self._course, *options]


@pytest.fixture
def small_class(course: Path, tmp_path: Path) -> Class:
    """Return a class that nobody has graded."""
    return Class(course, tmp_path)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_keeps_what_was_finished(small_class: Class, jobs: str) -> None:
    """Exit code 130, the sentence, no half results file; the same command grades the rest and no more."""
    grading = small_class.starts("-j", jobs)
    wait_until(lambda: len(small_class.journal()) >= 2)
    grading.interrupt()
    ended = grading.ended()
    finished = small_class.journal()

    assert ended.code == 130
    sentence = f"Interrupted after {len(finished)} of {SIZE} submissions. What was finished is kept; "
    assert f"{sentence}the same command goes on from there.\n" in ended.out
    assert "Traceback" not in ended.out
    assert not (small_class.folder / "results.json").exists()

    assert small_class.grade("-j", jobs).code == 0
    assert small_class.journal()[: len(finished)] == finished
    assert sorted(small_class.journal()) == small_class.everybody() == small_class.results()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_kill_keeps_what_was_finished(small_class: Class, jobs: str) -> None:
    """No process is left that holds the screen or goes on grading; the same command grades the rest."""
    grading = small_class.starts("-j", jobs)
    wait_until(lambda: len(small_class.journal()) >= 2)
    grading.kill()
    ended = grading.ended()  # fails at its deadline if a worker outlives the command
    finished = small_class.journal()

    assert ended.code == -signal.SIGKILL
    assert small_class.grade("-j", jobs).code == 0
    assert small_class.journal()[: len(finished)] == finished
    assert sorted(small_class.journal()) == small_class.everybody() == small_class.results()


def test_a_line_that_was_cut_off_is_graded_again(small_class: Class) -> None:
    """A machine that loses power leaves half a line; it costs that one submission."""
    small_class.has_only_right_answers()
    assert small_class.grade().code == 0
    path = small_class.folder / "results.json.journal"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(lines[:3]) + lines[3][:100])

    assert small_class.grade().code == 0
    assert small_class.journal()[:3] == [json.loads(line)["submission"] for line in lines[:3]]
    assert sorted(small_class.journal()) == small_class.everybody() == small_class.results()


def test_without_a_file_an_interrupted_run_says_how_to_keep_results(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is nothing to go on from; the sentence says what would be."""
    (tmp_path / "s01.py").write_text(RIGHT)
    (tmp_path / "s02.py").write_text(ENDLESS)
    (tmp_path / "scratch").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "scratch"))
    grading = Running(["grade", "doubling", "s01.py", "s02.py", "--course", course], tmp_path)
    wait_until(lambda: any(path.stat().st_size for path in tmp_path.glob("scratch/*/journal")))
    grading.interrupt()

    ended = grading.ended()
    assert ended.code == 130
    sentence = "Interrupted after 1 of 2 submissions. With --json FILE the next run could go on from there."
    assert sentence in ended.out
    assert list(tmp_path.glob("scratch/*")) == []


def test_two_at_once_with_one_results_file_agree(small_class: Class) -> None:
    """Both end well with the same whole results file, or the second is told that the first is at work."""
    both = [small_class.starts("-j", "1"), small_class.starts("-j", "2")]
    ends = [grading.ended() for grading in both]

    assert 0 in {end.code for end in ends}
    told = "results.json.journal: another grader is writing these results; wait for it, or name others"
    assert all(end.code == 0 or (end.code, end.out) == (2, f"error: {told}\n") for end in ends)
    assert set(small_class.journal()) == set(small_class.everybody())
    assert small_class.results() == small_class.everybody()
