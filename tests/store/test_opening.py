"""Opening a store: settings that keep what was committed, and tables of every version."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from textwrap import dedent

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from grader.errors import UsageError
from grader.store import opening, upgrading
from grader.store.opening import opened
from grader.store.place import Place, place_at
from grader.store.results import newest_results
from grader.store.stored_run import stored_run
from grader.store.tables import REVISION, metadata
from tests.store.conftest import VERSIONS, keep, submission

LATER = '''
    """One more column."""

    import sqlalchemy as sa
    from alembic import op

    revision = "0003"
    down_revision = "0002"


    def upgrade() -> None:
        with op.batch_alter_table("students") as students:
            students.add_column(sa.Column("color", sa.Text, nullable=False, server_default="red"))
        op.execute("{last}")
'''

NextVersion = Callable[[str], None]


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NextVersion:
    """Return what makes this grader one of the next version, with one more migration."""

    def next_version(last: str) -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(upgrading.MIGRATIONS, folder, dirs_exist_ok=True)
        (folder / "versions" / "0003_color.py").write_text(dedent(LATER).replace("{last}", last))
        monkeypatch.setattr(upgrading, "MIGRATIONS", folder)
        monkeypatch.setattr(opening, "REVISION", "0003")

    return next_version


def fill(place: Place) -> None:
    """Keep one result."""
    with opened(place, make=True) as store, stored_run(store, "walk", VERSIONS) as run:
        keep(run, submission())


def results_in(place: Place) -> int:
    """Count what is shown."""
    with opened(place) as store, store.reading() as connection:
        return len(list(newest_results(connection, "walk")))


def test_migrations_make_the_tables_of_the_modules(place: Place) -> None:
    """The one way to a table is a migration; the modules say the same."""
    with opened(place, make=True) as store, store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    assert ScriptDirectory(str(upgrading.MIGRATIONS)).get_current_head() == REVISION


def test_sqlite_is_set_to_keep_what_was_committed(tmp_path: Path) -> None:
    """On every connection: a log that is written through, keys that hold, writers that wait."""
    with opened(place_at(tmp_path), make=True) as store, store.reading() as connection:
        settings = {
            name: connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete")
        }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 60_000,
        "secure_delete": 1,
    }


def test_keys_hold(place: Place) -> None:
    """No attempt of nobody, in either database; the sentence names the place."""
    statement = text(
        "INSERT INTO attempts (student_id, exercise, number, source_hash, received_at) "
        "VALUES (7, 'walk', 1, 'none', '')"
    )
    with (
        opened(place, make=True) as store,
        pytest.raises(UsageError) as caught,
        store.writing() as connection,
    ):
        connection.execute(statement)
    assert str(caught.value).startswith(f"{place}: results cannot be written: ")
    assert "foreign key constraint" in str(caught.value).lower()


def test_what_fails_is_not_written(place: Place) -> None:
    """A transaction is written whole or not at all."""
    fill(place)
    with opened(place) as store:
        with suppress(ZeroDivisionError), store.writing() as connection:
            connection.execute(text("DELETE FROM standings"))
            raise ZeroDivisionError
        with store.reading() as connection:
            assert connection.scalar(text("SELECT count(*) FROM standings")) == 1


def test_what_is_read_at_once_is_of_one_moment(place: Place) -> None:
    """What another writes between two statements is seen by the next who reads."""
    fill(place)
    everything = text("SELECT count(*) FROM results")
    with opened(place) as store, opened(place) as other:
        with store.reading() as connection:
            before = connection.scalar(everything)
            with stored_run(other, "walk", VERSIONS) as run:
                keep(run, submission("s02"))
            assert connection.scalar(everything) == before
        with store.reading() as connection:
            assert connection.scalar(everything) == before + 1


def test_an_old_folder_is_brought_up_to_date(place: Place, next_version: NextVersion) -> None:
    """What was there is there; a copy of the file before the change stands beside it."""
    fill(place)
    next_version("UPDATE students SET color = 'blue'")

    assert results_in(place) == 1
    with opened(place) as store, store.reading() as connection:
        assert connection.scalar(text("SELECT color FROM students")) == "blue"
        assert connection.scalar(text("SELECT about FROM audit ORDER BY id DESC")) == "0002 to 0003"
    if place.file is not None:
        with sqlite3.connect(place.file.with_name("records.db.0002")) as copy:
            assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [("0002",)]
            assert copy.execute("SELECT count(*) FROM results").fetchall() == [(1,)]
        copy.close()


def test_an_upgrade_that_fails_changes_nothing(
    place: Place, next_version: NextVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tables are as they were, and the old grader goes on with them; a second try can succeed."""
    fill(place)
    with monkeypatch.context() as patched:
        next_version("UPDATE nowhere SET color = 'blue'")
        with pytest.raises(UsageError, match=r"results cannot be written: .*nowhere"), opened(place):
            pass
        patched.undo()
    monkeypatch.undo()
    assert results_in(place) == 1

    next_version("UPDATE students SET color = 'blue'")
    assert results_in(place) == 1


def test_a_newer_folder_is_refused(place: Place) -> None:
    """Nobody guesses what it means; nothing is changed."""
    fill(place)
    with opened(place) as store, store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))

    with pytest.raises(UsageError) as caught, opened(place, make=True):
        pass
    assert str(caught.value) == (
        f"{place}: a newer grader wrote it (version 0999 of the tables, and this one knows {REVISION}); "
        "use that one, nothing was changed"
    )


def test_where_nothing_is_kept_only_grading_makes_a_store(place: Place) -> None:
    """A wrong path is told, not filled."""
    with pytest.raises(UsageError) as caught, opened(place):
        pass
    assert str(caught.value) == (
        f"{place}: no results are kept there; `grader grade EXERCISE PATH --store` keeps them"
    )
    assert place.file is None or not place.file.parent.exists()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            "mysql://root:secret@localhost/x",
            "a store is a folder or a URL that begins with postgresql+psycopg://, got mysql://...",
        ),
        ("://", "the URL of the store cannot be read; expected postgresql+psycopg://..."),
        (
            "postgresql://a:secret@h:port/x",
            "the URL of the store cannot be read; expected postgresql+psycopg://...",
        ),
    ],
)
def test_a_place_that_is_none_is_refused(said: str, sentence: str) -> None:
    """Without telling the password."""
    with pytest.raises(UsageError) as caught:
        place_at(said)
    assert str(caught.value) == sentence


def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    """One line of what the driver said."""
    place = place_at("postgresql://grader:secret@localhost:1/x")
    with pytest.raises(UsageError) as caught, opened(place, make=True):
        pass
    said = str(caught.value)
    assert said.startswith("postgresql+psycopg://grader:***@localhost:1/x: results cannot be read: ")
    assert "secret" not in said
    assert "\n" not in said


def test_files_that_are_no_store_are_told(tmp_path: Path) -> None:
    """Something else under the name, a folder that cannot be made."""
    (tmp_path / "records.db").write_text("no database at all, but long enough to be looked at" * 100)
    with pytest.raises(UsageError, match=r"records\.db: results cannot be read: file is not a database"):
        results_in(place_at(tmp_path))
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(UsageError, match=r"records\.db: results cannot be kept there: Not a directory"),
        opened(place_at(tmp_path / "file" / "data"), make=True),
    ):
        pass


def test_a_folder_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its files may be seen although it may not be read: no fault of the grader."""
    place = place_at(tmp_path / "data")
    fill(place)
    real = os.open

    def closed(path: Path, flags: int, *rest: int) -> int:
        if path == tmp_path / "data":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(path, flags, *rest)

    monkeypatch.setattr(os, "open", closed)
    with pytest.raises(UsageError, match="its folder cannot be opened: Permission denied"), opened(place):
        pass


def test_a_file_that_may_only_be_read_is_told_with_the_rights_it_needs() -> None:
    """SQLite says that something wanted to write, although only reading was asked for."""
    error = sqlite3.OperationalError("attempt to write a readonly database")
    said = opening._said_by(DBAPIError("PRAGMA journal_mode = WAL", None, error))
    assert said == "this user may not write the file or its folder, which SQLite needs to read as well"
