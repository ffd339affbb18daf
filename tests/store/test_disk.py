"""What a disk does to a store: the power goes off while it is written, or it is full."""

import re
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
import os, random, sys
from pathlib import Path
from grader.errors import UsageError
from grader.store.opening import opened
from grader.store.place import place_at
from grader.store.results import newest_results
from grader.store.stored_run import stored_run
from tests.databases import Postgres
from tests.store.conftest import VERSIONS, keep, submission

kind, disk = sys.argv[1], Path(sys.argv[2])
kept = []

def grade(data):
    with opened(place_at(data)) as store, stored_run(store, "walk", VERSIONS) as run:
        for number in range(40):
            name = f"s{number:02}"
            keep(run, submission(name, random.Random(number).randbytes(60_000)))
            kept.append(name)

def there(data):
    with opened(place_at(data)) as store, store.reading() as connection:
        return len(list(newest_results(connection, "walk")))

def try_it(data):
    with opened(place_at(data), make=True):
        pass
    free = os.statvfs(disk)
    (disk / "ballast").write_bytes(bytes(free.f_bavail * free.f_bsize - 2**20))
    try:
        grade(data)
    except UsageError as error:
        print(error)
    (disk / "ballast").unlink()
    print(0 < len(kept) == there(data) < 40)
    grade(data)
    print(there(data))

if kind == "sqlite":
    try_it(str(disk / "data"))
else:
    server = Postgres()
    try:
        data = server.new_database()
        (disk / "tables").mkdir(mode=0o700)
        server.say(f"CREATE TABLESPACE small LOCATION '{disk / 'tables'}'")
        server.say("ALTER DATABASE t1 SET TABLESPACE small")
        try_it(data)
    finally:
        server.stop()
"""


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        pytest.param(
            "sqlite", r".*/data/records\.db: results cannot be written: database or disk is full", id="sqlite"
        ),
        pytest.param(
            "postgresql",
            r"postgresql\+psycopg://grader@/t1.*: results cannot be written: "
            r"could not extend file .*: No space left on device",
            id="postgresql",
        ),
    ],
)
def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path, kind: str, said: str) -> None:
    """On a file system with one free megabyte; when there is room again, grading goes on."""
    bwrap = shutil.which("bwrap")
    assert bwrap is not None, "bubblewrap is needed: type `sh scripts/system-packages --needed`"
    disk = tmp_path / "disk"
    disk.mkdir()
    alone = ["--unshare-user", "--uid", "1000", "--unshare-pid", "--die-with-parent"]
    small = ["--dev-bind", "/", "/", "--size", str(32 * 2**20), "--tmpfs", str(disk)]
    ended = subprocess.run(
        [bwrap, *alone, *small, "--chdir", PROJECT, sys.executable, "-c", FILL, kind, disk],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )

    assert ended.stderr == ""
    sentence, kept, afterwards = ended.stdout.splitlines()
    assert re.fullmatch(said, sentence)
    assert (kept, afterwards) == ("True", "40")
