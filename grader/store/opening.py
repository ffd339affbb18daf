"""Opening a store: the engine, how transactions begin, and the version of its tables.

One writer at a time, on both databases: SQLite waits for its lock (``BEGIN IMMEDIATE``), PostgreSQL for an
advisory lock. So what a transaction read is still true when it writes. When it has ended, what it wrote is on
the disk.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from grader.errors import UsageError
from grader.store import (  # noqa: F401  each adds its tables
    assignments,
    attempts,
    audit,
    draws,
    extensions,
    hints,
    marks,
    people,
    progress,
    regrades,
    results,
    runs,
)
from grader.store.place import Place
from grader.store.tables import REVISION

WAIT_S = 60
WRITER_LOCK = 0x67726164
"""Number of PostgreSQL's advisory lock: `grad` in ASCII."""


class NothingKeptError(UsageError):
    """There is no store yet."""


@dataclass(frozen=True, slots=True)
class Store:
    """An opened store."""

    place: Place
    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read in one transaction: what others write in the meantime is not seen."""
        how: dict[str, Any] = {} if self.place.file else {"isolation_level": "REPEATABLE READ"}
        with self._told("read"), self.engine.execution_options(**how).begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write in one transaction, alone; all of it is on the disk when this ends, or nothing is written.

        Raises
        ------
        UsageError
            If the database cannot: the disk is full, the server is gone.
        """
        with self._told("written"), self.engine.execution_options(writes=True).begin() as connection:
            yield connection

    @contextmanager
    def rebuilding(self) -> Iterator[Connection]:
        """Write as `writing` does, where a table may be replaced to which others refer.

        Raises
        ------
        UsageError
            If something refers to what is not there in the end; then nothing is written.
        """
        try:
            with (
                self._told("written"),
                self.engine.execution_options(writes=True, rebuilds=True).begin() as connection,
            ):
                yield connection
                if self.place.file and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise UsageError(f"{self.place}: damaged: a row refers to one that is not there")
        finally:
            self.close()  # connections that let keys go

    @contextmanager
    def outside(self) -> Iterator[Connection]:
        """Connect outside of transactions, as `VACUUM` asks for."""
        how: dict[str, Any] = {"outside": True} if self.place.file else {"isolation_level": "AUTOCOMMIT"}
        with self._told("written"), self.engine.execution_options(**how).connect() as connection:
            yield connection

    def close(self) -> None:
        """Close the connections."""
        self.engine.dispose()

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise UsageError(f"{self.place}: results cannot be {what}: {_said_by(error)}") from None


@contextmanager
def opened(place: Place, *, make: bool = False) -> Iterator[Store]:
    """Open a store, and close it in the end; tables of an older version are brought up to date.

    Parameters
    ----------
    place : Place
        Where it is.
    make : bool
        Whether one is made where there is none.

    Raises
    ------
    UsageError
        If there is none, it cannot be opened, or a newer grader wrote it.
    """
    _prepare_file(place, make=make)
    try:
        engine = create_engine(place.url)
    except (SQLAlchemyError, ImportError):
        raise UsageError(
            f"{place}: the driver of PostgreSQL is missing; type: pip install 'grader[postgres]'"
        ) from None
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    store = Store(place, engine)
    try:
        with _door(place):
            _bring_up_to_date(store, make=make)
        yield store
    finally:
        store.close()


def _prepare_file(place: Place, *, make: bool) -> None:
    """Make the data folder and an empty file in it, which only their owner may open."""
    if place.file is None:
        return
    try:
        if place.file.is_file():
            return
        if not make:
            raise _nothing_at(place)
        with suppress(FileExistsError):
            place.file.parent.mkdir(mode=0o700, parents=True)
            place.file.with_name(".gitignore").write_text("*\n")
        with suppress(FileExistsError):
            os.close(os.open(place.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise UsageError(f"{place}: results cannot be kept there: {error.strerror}") from None


def _configure(connection: Any, _: Any) -> None:
    """Set what SQLite keeps per connection; a server's own settings may be laxer than what we promise."""
    if type(connection).__module__.startswith("sqlite3"):
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout = {WAIT_S * 1000}",
            "foreign_keys = ON",
            "journal_mode = WAL",
            "synchronous = FULL",
            "secure_delete = ON",
        ):
            connection.execute(f"PRAGMA {pragma}")
    else:
        connection.execute("SET synchronous_commit = on")
        connection.commit()


def _begin(connection: Connection) -> None:
    """Begin a transaction; one that writes waits until no other does."""
    options = connection.get_execution_options()
    if connection.dialect.name == "sqlite":
        if options.get("rebuilds", False):
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")  # it means nothing within a transaction
        if not options.get("outside", False):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes", False) else "BEGIN")
    elif options.get("writes", False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})")


@contextmanager
def _door(place: Place) -> Iterator[None]:
    """Let one process at a time make or upgrade a file; the kernel opens the door when its holder dies."""
    if place.file is None or os.name != "posix":
        yield
        return
    import fcntl

    try:
        folder = os.open(place.file.parent, os.O_RDONLY)
    except OSError as error:
        raise UsageError(f"{place}: its folder cannot be opened: {error.strerror}") from None
    try:
        with suppress(OSError):  # some network file systems have no locks
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _bring_up_to_date(store: Store, *, make: bool) -> None:
    with store.reading() as connection:
        revision = revision_of(connection)
    if revision == REVISION:
        return
    if revision is None and not make:
        raise _nothing_at(store.place)
    from grader.store.upgrading import upgrade

    upgrade(store, revision)


def revision_of(connection: Connection) -> str | None:
    """Return the version of the tables; none where there are no tables yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _nothing_at(place: Place) -> NothingKeptError:
    return NothingKeptError(
        f"{place}: no results are kept there; `grader grade EXERCISE PATH --store` keeps them"
    )


def _said_by(error: DBAPIError) -> str:
    """Return the first line of what the database said; of rights, SQLite does not say which."""
    if "readonly database" in str(error.orig):
        return "this user may not write the file or its folder, which SQLite needs to read as well"
    return (str(error.orig).splitlines() or ["no reason was given"])[0]


def backup_name(file: Path, revision: str) -> Path:
    """Return where a copy is kept before the tables are upgraded from this version."""
    return file.with_name(f"{file.name}.{revision}")
