"""What a disk does to a store: the power goes off while it is written, or it is full."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.store.opening import opened
from grader.store.place import place_at
from grader.store.results import newest_results
from grader.store.stored_run import stored_run
from tests.store.conftest import VERSIONS, keep, submission

NAMES = [f"s{number:02}" for number in range(12)]
PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes, list[int]]:
    """Return a database and its log while a grader is at work, and how long the log was after each result."""
    folder = tmp_path_factory.mktemp("work")
    log = folder / "records.db-wal"
    sizes = []
    with opened(place_at(folder), make=True) as store, stored_run(store, "walk", VERSIONS) as run:
        for name in NAMES:
            keep(run, submission(name, name.encode() * 500))
            sizes.append(log.stat().st_size)
        return (folder / "records.db").read_bytes(), log.read_bytes()[: sizes[-1]], sizes


@settings(max_examples=30, deadline=None)
@given(share=st.floats(0, 1), garbage=st.binary(max_size=200))
def test_a_log_that_was_cut_off_loses_what_was_not_committed(
    at_work: tuple[bytes, bytes, list[int]], share: float, garbage: bytes
) -> None:
    """Wherever the power went: all results before that are there, none is half there, and grading goes on."""
    database, log, sizes = at_work
    cut = round(share * len(log))
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "records.db").write_bytes(database)
        Path(folder, "records.db-wal").write_bytes(log[:cut] + garbage)
        with opened(place_at(folder), make=True) as store:
            with store.reading() as connection:
                left = len(list(newest_results(connection, "walk")))
            with stored_run(store, "walk", VERSIONS) as run:
                graded = [key in run for key in (keep(run, submission(n, n.encode() * 500)) for n in NAMES)]
            with store.reading() as connection:
                assert len(list(newest_results(connection, "walk"))) == len(NAMES)
                assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert left == sum(size <= cut for size in sizes)
    assert all(graded)


FILL = """
import sys
from pathlib import Path
from grader.errors import UsageError
from grader.store.opening import opened
from grader.store.place import place_at
from grader.store.results import newest_results
from grader.store.stored_run import stored_run
from tests.store.conftest import VERSIONS, keep, submission

folder = Path(sys.argv[1])
(folder / "ballast").write_bytes(bytes(15 * 2**20))
kept = []

def grade():
    with opened(place_at(folder / "data"), make=True) as store, stored_run(store, "walk", VERSIONS) as run:
        for number in range(40):
            name = f"s{number:02}"
            keep(run, submission(name, name.encode() * 8000))
            kept.append(name)

def there():
    with opened(place_at(folder / "data")) as store, store.reading() as connection:
        return len(list(newest_results(connection, "walk")))

try:
    grade()
except UsageError as error:
    print(error)
(folder / "ballast").unlink()
print(0 < len(kept) == there() < 40)
grade()
print(there())
"""


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    """On a file system with one free megabyte; when there is room again, grading goes on."""
    bwrap = shutil.which("bwrap")
    assert bwrap is not None, "bubblewrap is needed: type `sh scripts/system-packages --needed`"
    disk = tmp_path / "disk"
    disk.mkdir()
    small = ["--dev-bind", "/", "/", "--size", str(16 * 2**20), "--tmpfs", str(disk)]
    ended = subprocess.run(
        [bwrap, *small, "--chdir", PROJECT, sys.executable, "-c", FILL, disk],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )

    assert ended.stderr == ""
    said = f"{disk}/data/records.db: results cannot be written: database or disk is full"
    assert ended.stdout.splitlines() == [said, "True", "40"]
