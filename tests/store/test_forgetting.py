"""Forgetting a student: no row, no byte in any file, and nothing of anybody else."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from grader.errors import UsageError
from grader.models import Submission
from grader.store import opening
from grader.store.attempts import attempts_of, sources
from grader.store.audit import audit, forgotten_at
from grader.store.extensions import extend
from grader.store.forgetting import Kept, clean, forget, kept_of
from grader.store.hints import note_hint
from grader.store.marks import comment, mark
from grader.store.opening import Store, opened
from grader.store.people import Person, known_student, put_person
from grader.store.place import Place, place_at
from grader.store.progress import progress
from grader.store.regrades import add_move, apply, begin_regrade
from grader.store.results import newest_results, standings
from grader.store.stored_run import stored_run
from grader.store.tables import metadata, now
from tests.databases import Postgres
from tests.store.conftest import VERSIONS, keep, submission

NAME = "Zoë Zebra"
ALONE = b"the_very_own_words_of_one_student = 1\n"
SHARED = b"words_that_two_have_handed_in = 1\n"
MESSAGE = "a message that only one was told"
WORDS = {
    what: f"the {what} of nobody else"
    for what in (
        "full name",
        "email",
        "section",
        "number",
        "file name",
        "refusal",
        "private detail",
        "draw",
        "data",
        "extension",
        "mark",
        "comment",
        "hint",
        "progress",
    )
}
"""What the store knows of a student besides: one text for each column that may hold any."""


def fill(store: Store) -> None:
    """Keep what three students handed in; two of them the same file."""
    with stored_run(store, "walk", VERSIONS) as run:
        keep(run, submission(NAME, SHARED))
        keep(run, submission("s02", SHARED))
        keep(run, submission("s03", b"z = 3\n" * 5000))
    with stored_run(store, "walk", VERSIONS) as run:
        keep(run, submission(NAME, ALONE), message=MESSAGE)
        keep(run, submission(NAME, ALONE * 2000), message=MESSAGE * 1000)
    tell_all(store)


def tell_all(store: Store) -> None:
    """Keep everything else that may be known of a student."""
    drawn = {"C01": {"x": WORDS["draw"]}}
    private = json.dumps(
        {"drawn": {"H01": WORDS["data"]}, "cases": {"H01": {"got": WORDS["private detail"]}}}
    )
    with stored_run(store, "walk", VERSIONS) as run:
        keep(run, Submission(WORDS["file name"], NAME, b"", WORDS["refusal"]), private, variant=drawn)
    with store.writing() as connection:
        said = (WORDS["full name"], WORDS["email"], WORDS["section"], {"canvas": WORDS["number"]})
        put_person(connection, Person(NAME, *said, enrolled=True))
        student = known_student(connection, NAME)
        extend(connection, "week1", student, extra_attempts=1, reason=WORDS["extension"])
        one, two, *_ = attempts_of(connection, "walk", NAME)
        mark(connection, one.id, "H01", Fraction(1), WORDS["mark"])
        comment(connection, one.id, 1, WORDS["comment"])
        note_hint(connection, student, "walk", WORDS["hint"], 1)
        done = {"student_id": student, "thing": WORDS["progress"], "event": "read", "at": now()}
        connection.execute(insert(progress).values(done))
        regrade = begin_regrade(connection, "walk", 1, "H01 was wrong")
        (held,) = [each for each in standings(connection, "walk", NAME) if each.attempt == two]
        add_move(connection, regrade, one.id, held.result_id)
        apply(connection, regrade)


def traces(files: list[Path]) -> dict[str, int]:
    """Count the files that hold what a student wrote, is called, or was told."""
    contents = [path.read_bytes() for path in files]
    names = (NAME.encode(), json.dumps(NAME).encode()[1:-1])
    said = (word.encode() for word in WORDS.values())
    words = (*names, ALONE.strip(), MESSAGE.encode(), SHARED.strip(), *said)
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
        assert kept_of(store, NAME) == Kept(attempts=4, results=4)
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


def test_every_table_is_about_a_student_or_about_none() -> None:
    """Whoever adds one says which: what is a student's is forgotten by a column that names them."""
    theirs = {
        name for name, table in metadata.tables.items() if {"student_id", "attempt_id"} & {*table.c.keys()}
    }
    about_none = {"assignments", "publications", "regrades", "runs", "audit"}
    assert {*metadata.tables} - theirs == about_none | {"students", "sources"}


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
            assert len(list(newest_results(connection, "walk"))) == 3
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
