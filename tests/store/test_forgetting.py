"""Forgetting a student: no row, no byte in any file, and nothing of anybody else."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from grader.errors import UsageError
from grader.store import opening
from grader.store.attempts import sources
from grader.store.audit import audit, forgotten_at
from grader.store.forgetting import Kept, clean, forget, kept_of
from grader.store.opening import Store, opened
from grader.store.place import Place, place_at
from grader.store.results import newest_results
from grader.store.stored_run import stored_run
from tests.databases import Postgres
from tests.store.conftest import VERSIONS, keep, submission

NAME = "Zoë Zebra"
ALONE = b"the_very_own_words_of_one_student = 1\n"
SHARED = b"words_that_two_have_handed_in = 1\n"
MESSAGE = "a message that only one was told"


def fill(store: Store) -> None:
    """Keep what three students handed in; two of them the same file."""
    with stored_run(store, "walk", VERSIONS) as run:
        keep(run, submission(NAME, SHARED))
        keep(run, submission("s02", SHARED))
        keep(run, submission("s03", b"z = 3\n" * 5000))
    with stored_run(store, "walk", VERSIONS) as run:
        keep(run, submission(NAME, ALONE), message=MESSAGE)
        keep(run, submission(NAME, ALONE * 2000), message=MESSAGE * 1000)


def traces(files: list[Path]) -> dict[str, int]:
    """Count the files that hold what a student wrote, is called, or was told."""
    contents = [path.read_bytes() for path in files]
    words = (NAME.encode(), json.dumps(NAME).encode()[1:-1], ALONE.strip(), MESSAGE.encode(), SHARED.strip())
    return {word.decode(): sum(word in content for content in contents) for word in words}


def gone(found: dict[str, int]) -> bool:
    """Tell whether only what another student handed in as well is left."""
    return sum(found.values()) == found[SHARED.strip().decode()] > 0


def students_of(store: Store) -> list[str]:
    """Return who has results."""
    with store.reading() as connection:
        return [json.loads(line)["student"] for line in newest_results(connection, "walk")]


def test_no_row_is_left_and_nothing_of_others_is_lost(place: Place) -> None:
    """Counted before; afterwards the others are as they were."""
    with opened(place, make=True) as store:
        fill(store)
        assert kept_of(store, NAME) == Kept(attempts=3, results=3)
        assert kept_of(store, "nobody") is None

        forget(store, NAME)
        clean(store)

        assert kept_of(store, NAME) is None
        assert students_of(store) == ["s02", "s03"]
        with store.reading() as connection:
            assert sorted(connection.scalars(select(sources.c.content))) == [SHARED, b"z = 3\n" * 5000]
        with stored_run(store, "walk", VERSIONS) as run:
            keep(run, submission(NAME, b"again = 1\n"))
        assert kept_of(store, NAME) == Kept(attempts=1, results=1)


def test_the_log_tells_that_and_when_but_not_who(place: Place) -> None:
    """The name can be asked for, in any spelling of its accents, and not be read."""
    with opened(place, make=True) as store:
        fill(store)
        forget(store, NAME)
        forget(store, "nobody")
        with store.reading() as connection:
            (entry,) = connection.execute(select(audit).where(audit.c.action == "forget")).all()
            assert forgotten_at(connection, "Zoe\u0308 Zebra") == entry.at
            assert forgotten_at(connection, "nobody") is None
            said = [" ".join(map(str, row)) for row in connection.execute(select(audit))]
    assert not any(NAME in line for line in said)


def test_a_student_hashes_differently_each_time(place: Place) -> None:
    """The salt is new: two entries do not tell that they are about one person."""
    with opened(place, make=True) as store:
        for _ in range(2):
            with stored_run(store, "walk", VERSIONS) as run:
                keep(run, submission(NAME))
            forget(store, NAME)
        with store.reading() as connection:
            entries = connection.scalars(select(audit.c.about).where(audit.c.action == "forget")).all()
    assert len(set(entries)) == 2


def test_no_byte_is_left_in_the_files_of_sqlite(tmp_path: Path) -> None:
    """Neither in the database nor in its log, nor in the copy from before an upgrade."""
    place = place_at(tmp_path)
    copy = tmp_path / "records.db.0000"
    with opened(place, make=True) as store:
        fill(store)
        assert all(traces(list(tmp_path.iterdir())).values())
        copy.write_bytes(ALONE)
        with store.reading() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint")
        size = (tmp_path / "records.db").stat().st_size

        forget(store, NAME)
        assert clean(store) == [copy]

        assert (tmp_path / "records.db").stat().st_size < size

        assert gone(traces(list(tmp_path.iterdir())))
    assert gone(traces(list(tmp_path.iterdir())))
    assert not copy.exists()


def test_who_still_reads_keeps_the_bytes_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows are gone at once; cleaning is tried again when the reader has ended."""
    monkeypatch.setattr(opening, "WAIT_S", 0)
    place = place_at(tmp_path)
    with opened(place, make=True) as store:
        fill(store)
        with opened(place) as other, other.reading() as connection:
            assert len(list(newest_results(connection, "walk"))) == 4
            forget(store, NAME)
            with pytest.raises(UsageError, match="others are reading"):
                clean(store)
        assert students_of(store) == ["s02", "s03"]

        clean(store)
        assert gone(traces(list(tmp_path.iterdir())))


def test_no_byte_is_left_in_the_tables_of_postgresql(postgres: Postgres) -> None:
    """Its tables are written anew; its own log and its backups expire as its administrator has set them."""
    url = postgres.new_database()
    with opened(place_at(url), make=True) as store:
        fill(store)
        assert traces(postgres.table_files(url))[NAME] > 0

        forget(store, NAME)
        clean(store)

        assert gone(traces(postgres.table_files(url)))
