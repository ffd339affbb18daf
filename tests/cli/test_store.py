"""`grade --store`, and what is done with what it kept, as an instructor types it; on both databases."""

import json
import random
import re
import resource
import select
from pathlib import Path
from typing import Any

import pytest

from grader.errors import UsageError
from grader.store.forgetting import Kept, kept_of
from grader.store.opening import opened
from grader.store.place import place_at
from grader.store.results import newest_results
from grader.store.stored_run import stored_run
from tests.cli.command import Ended, Running, run, wait_until
from tests.cli.conftest import Typed
from tests.courses import BROKEN, RAISES, RIGHT, SLUG, WRONG, write_course
from tests.databases import data, postgres
from tests.store.conftest import VERSIONS, keep, submission

__all__ = ["data", "postgres"]

SIZE = 12
ENDLESS = "def double(x):\n    while True:\n        pass\n"


class Class:
    """A class in a folder, whose results go into a store.

    Parameters
    ----------
    course : Path
        Where the exercise `doubling` is.
    folder : Path
        Where commands are typed.
    data : str
        Where the store is.
    """

    def __init__(self, course: Path, folder: Path, data: str) -> None:
        self.folder = folder
        self._course = course
        self._data = data
        (folder / "class").mkdir()
        for number in range(SIZE):
            source = (RIGHT, WRONG, BROKEN, RAISES)[number % 4]
            (folder / "class" / f"s{number:02}.py").write_text(
                f"{source}# {number}\n" if number > 3 else source
            )

    def starts(self, *options: str) -> Running:
        """Start to grade."""
        return Running(self._grading(options), self.folder)

    def grade(self, *options: str) -> Ended:
        """Grade to the end."""
        return run(*self._grading(options), cwd=self.folder)

    def types(self, *arguments: str) -> Ended:
        """Type a command about the store."""
        return run(*arguments, "--data", self._data, "--course", self._course, cwd=self.folder)

    def stored(self) -> int:
        """Count the results that are there."""
        try:
            with opened(place_at(self._data)) as store, store.reading() as connection:
                return len(list(newest_results(connection, SLUG)))
        except UsageError:
            return 0

    def results(self) -> list[dict[str, Any]]:
        """Return what `grader results --json` writes, without times and sizes."""
        assert self.types("results", SLUG, "--json", "results.json").code == 0
        return without_times(self.folder / "results.json")

    def _grading(self, options: tuple[str, ...]) -> list[str | Path]:
        store = ("--store", "--data", self._data)
        return ["grade", SLUG, "class", *store, "--course", self._course, *options]


def without_times(file: Path) -> list[dict[str, Any]]:
    """Read results, and leave out what differs from run to run."""
    results: list[dict[str, Any]] = json.loads(file.read_text())["results"]
    for result in results:
        for name in ("durations", "memory_bytes", "processes"):
            del result[name]
        for case in result["tests"]:
            del case["duration_s"]
    return results


@pytest.fixture
def small_class(course: Path, tmp_path: Path, data: str) -> Class:
    """Return a class that nobody has graded."""
    return Class(course, tmp_path, data)


@pytest.fixture
def class_in_a_folder(course: Path, tmp_path: Path) -> Class:
    """Return a class whose results go into SQLite."""
    return Class(course, tmp_path, str(tmp_path / "data"))


@pytest.fixture(scope="module")
def undisturbed(course: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Return the results of the same class without a store."""
    folder = tmp_path_factory.mktemp("undisturbed")
    Class(course, folder, "")
    ended = run("grade", SLUG, "class", "--json", "plain.json", "--course", course, cwd=folder)
    assert ended.code == 0
    return without_times(folder / "plain.json")


def test_killed_at_any_moment_it_ends_with_the_same_results(
    small_class: Class, undisturbed: list[dict[str, Any]]
) -> None:
    """While it starts, and while results come; nothing that was there is lost or graded again."""
    moments = random.Random()
    kept = 0
    for least in (0, 1, SIZE // 2):
        grading = small_class.starts("-j", "2")
        wait_until(lambda least=least: small_class.stored() >= least)  # type: ignore[misc]
        select.select([], [], [], moments.uniform(0, 0.5 if least == 0 else 0.05))
        grading.kill()
        grading.ended()  # fails at its deadline if a worker outlives the command
        assert small_class.stored() >= max(kept, least)
        kept = small_class.stored()

    assert small_class.grade("-j", "1").code == 0
    assert small_class.results() == undisturbed


def test_two_graders_at_once_agree(small_class: Class, undisturbed: list[dict[str, Any]]) -> None:
    """Both may grade, both end well, and each result is there once."""
    both = [small_class.starts("-j", "1"), small_class.starts("-j", "2")]

    assert [grading.ended().code for grading in both] == [0, 0]
    assert small_class.results() == undisturbed


def test_results_are_shown_again_as_they_were(
    small_class: Class, undisturbed: list[dict[str, Any]], course: Path
) -> None:
    """The same table, a file that other commands read, one student with every test; graded once."""
    first = small_class.grade("-j", "1", "--json", "first.json")
    second = small_class.grade("-j", "1", "--json", "second.json")
    shown = small_class.types("results", SLUG)
    table, _, rest = shown.out.partition("\n\nLast graded on ")

    assert first.out.startswith(table)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC with grader [\d.]+\.\n", rest)
    assert "`grader results doubling` shows them again." in first.out
    assert not list(small_class.folder.glob("*.journal"))
    files = [small_class.folder / name for name in ("first.json", "second.json", "results.json")]
    assert small_class.results() == undisturbed
    assert len({file.read_text() for file in files}) == 1  # times and all: nothing was graded twice
    assert second.out == first.out.replace("first.json", "second.json")
    ideas = run("ideas", "results.json", "--course", course, cwd=small_class.folder)
    assert (ideas.code, ideas.out) == (0, "No wrong idea was met.\n")
    one = small_class.types("results", SLUG, "--student", "s01")
    assert one.out.startswith("doubling   s01.py   s01\n\n  ✗ FAIL")
    assert "1 submission: 1 failed." in one.out


def test_an_interrupted_run_says_so_and_goes_on(class_in_a_folder: Class) -> None:
    """On the screen at once, and later in `grader results`."""
    (class_in_a_folder.folder / "class" / "s99.py").write_text(ENDLESS)
    grading = class_in_a_folder.starts("-j", "1")
    wait_until(lambda: class_in_a_folder.stored() >= SIZE)
    grading.interrupt()
    ended = grading.ended()

    assert ended.code == 130
    sentence = f"Interrupted after {SIZE} of {SIZE + 1} submissions. What was finished is kept; "
    assert f"{sentence}the same command goes on from there.\n" in ended.out
    shown = class_in_a_folder.types("results", SLUG).out
    assert shown.endswith("; it was interrupted. The same `grader grade` goes on from there.\n")
    assert class_in_a_folder.grade("-j", "1").code == 0
    assert class_in_a_folder.stored() == SIZE + 1


def test_a_file_that_cannot_grow_is_told_and_loses_nothing(class_in_a_folder: Class) -> None:
    """Exit code 2 and one sentence; when there is room, the same command grades the rest."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (250_000, before[1]))
    try:
        ended = class_in_a_folder.grade("-j", "1")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    file = class_in_a_folder.folder / "data" / "records.db"
    assert (ended.code, ended.err) == (2, f"error: {file}: results cannot be written: disk I/O error\n")
    assert 0 < class_in_a_folder.stored() < SIZE
    assert class_in_a_folder.grade("-j", "1").code == 0
    assert class_in_a_folder.stored() == SIZE


def test_a_store_is_in_the_course_unless_it_is_said_otherwise(tmp_path: Path) -> None:
    """In `.grader`, which is hidden from git; where there is none, that is told."""
    write_course(tmp_path)
    (tmp_path / "s01.py").write_text(RIGHT)

    before = run("results", SLUG, cwd=tmp_path)
    graded = run("grade", SLUG, "s01.py", "--store", cwd=tmp_path)
    after = run("results", SLUG, cwd=tmp_path)

    file = tmp_path / ".grader" / "records.db"
    assert (before.code, before.err) == (
        2,
        f"error: {file}: no results are kept there; `grader grade EXERCISE PATH --store` keeps them\n",
    )
    assert (graded.code, after.code) == (0, 0)
    assert file.is_file()
    assert (tmp_path / ".grader" / ".gitignore").read_text() == "*\n"


def fill(data: str) -> None:
    """Keep what two students handed in, as if it had been graded."""
    with opened(place_at(data), make=True) as store, stored_run(store, SLUG, VERSIONS) as kept:
        for student in ("s01", "s02"):
            keep(kept, submission(student, student.encode()))


def test_a_student_is_forgotten(typed: Typed, course: Path, data: str) -> None:
    """Only with --yes or an answer; then nothing more is known, and the others stay."""
    fill(data)
    store = ("--data", data)

    asked = typed("forget", "s01", *store)
    assert (asked.code, asked.err) == (
        4,
        "error: s01: 1 attempt, 1 result would be removed for good; say --yes to do so\n",
    )
    done = typed("forget", "s01", "--yes", *store)
    assert (done.code, done.out.splitlines()[0]) == (0, "Forgotten: 1 attempt, 1 result.")
    again = typed("forget", "s01", "--yes", *store)
    assert again.code == 0
    assert re.match(r"Forgotten already, on .* UTC; the files are cleaned once more\.\n", again.out)
    nobody = typed("forget", "nobody\x1b[2J", "--yes", *store)
    assert (nobody.code, nobody.err) == (
        2,
        f"error: {place_at(data)}: nothing of 'nobody\\x1b[2J' is kept there\n",
    )
    unknown = typed("results", SLUG, "--student", "s01", "--course", course, *store)
    assert (unknown.code, unknown.out) == (2, "")
    assert "no result of 's01' in doubling is kept there" in unknown.err


def test_a_copy_is_made_or_the_way_to_one_is_told(
    typed: Typed, data: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GRADER_DATA names the store as well; no course is needed for a copy then."""
    fill(data)
    monkeypatch.setenv("GRADER_DATA", data)

    ended = typed("backup", "copy.db")

    if "://" in data:
        assert (ended.code, ended.out) == (2, "")
        assert "the store is on a server; `pg_dump` makes copies of it" in ended.err
        return
    assert (ended.code, ended.err) == (0, "")
    (tmp_path / "again").mkdir()
    (tmp_path / "copy.db").rename(tmp_path / "again" / "records.db")
    with opened(place_at(tmp_path / "again")) as store:
        assert kept_of(store, "s01") == Kept(attempts=1, results=1)
