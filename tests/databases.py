"""Places for stores: SQLite in a folder, and a real PostgreSQL that the tests start and end."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cached_property
from itertools import count
from pathlib import Path

import psycopg
import pytest

from grader.store.place import Place, place_at

KINDS = ("sqlite", "postgresql")


def _binaries() -> Path:
    """Find the programs of PostgreSQL; Debian keeps them off the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    initdb = found[-1] if found else shutil.which("initdb")
    if initdb is None:
        raise RuntimeError("PostgreSQL is needed: type `sh scripts/system-packages --needed`")
    return Path(initdb).parent


class Postgres:
    """A server of its own, on a socket in a temporary folder; started when first needed.

    PostgreSQL does not run as root, so that root lends it to `nobody`.
    """

    def __init__(self) -> None:
        self._user = "nobody" if os.geteuid() == 0 else None
        self._folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # a socket's path must be short
        self._numbers = count(1)
        self._running = False

    @cached_property
    def _address(self) -> str:
        if self._user is not None:
            shutil.chown(self._folder, self._user)
        data = self._folder / "data"
        self._run(
            "initdb", "-D", data, "-U", "grader", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"
        )
        options = f"-c listen_addresses='' -k {self._folder} -c fsync=off"
        self._run("pg_ctl", "-D", data, "-w", "-s", "-l", self._folder / "log", "-o", options, "start")
        self._running = True
        return f"grader@/{{}}?host={self._folder}"

    def new_database(self) -> str:
        """Make an empty database; return its URL."""
        name = f"t{next(self._numbers)}"
        self.say(f"CREATE DATABASE {name} TEMPLATE template0")
        return f"postgresql+psycopg://{self._address.format(name)}"

    def say(self, statement: str) -> None:
        """Say something to the server as its owner."""
        address = f"postgresql://{self._address.format('postgres')}"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement)

    def table_files(self, url: str) -> list[Path]:
        """List the files in which it keeps the tables of a database, as they are on the disk."""
        self.say("CHECKPOINT")
        with psycopg.connect(url.replace("+psycopg", "")) as connection:
            row = connection.execute(
                "SELECT oid FROM pg_database WHERE datname = current_database()"
            ).fetchone()
        assert row is not None
        return list((self._folder / "data" / "base" / str(row[0])).iterdir())

    def stop(self) -> None:
        """End it, and remove all that it wrote."""
        if self._running:
            self._run("pg_ctl", "-D", self._folder / "data", "-m", "immediate", "-s", "stop")
        shutil.rmtree(self._folder)

    def _run(self, program: str, *arguments: str | Path) -> None:
        subprocess.run(
            [_binaries() / program, *arguments],
            user=self._user,
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=True,
            timeout=60,
        )


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Lend a server; it fails where none can be started, and never skips."""
    server = Postgres()
    yield server
    server.stop()


@pytest.fixture(params=KINDS)
def data(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return what `--data` may say: an empty place for a store, in both databases."""
    if request.param == "sqlite":
        return str(tmp_path / "data")
    server: Postgres = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture
def place(data: str) -> Place:
    """Return an empty place for a store, in both databases."""
    return place_at(data)
