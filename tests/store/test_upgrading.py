"""Stores that graders of older versions left: all that was in them is there, and grading goes on."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData, func, insert, select, text

from grader.errors import UsageError
from grader.models import Submission
from grader.store import upgrading
from grader.store.attempts import attempts_of, known_attempt, sources, submission_of
from grader.store.audit import audit
from grader.store.opening import opened
from grader.store.people import known_student, people
from grader.store.place import Place, place_at
from grader.store.results import newest_results, results, standings
from grader.store.runs import runs
from grader.store.stored_run import stored_run
from grader.store.tables import REVISION
from tests.store.conftest import VERSIONS, key_in, line_of, submission

DUMPS = sorted(Path(__file__).with_name("folders").glob("*.sql"))
SHOWN = [
    ("Zoë", "Zoë/walk.py", "not_gradable"),
    ("s01", "s01.py", "partial"),
    ("s02", "s02.py", "passed"),
    ("s03", "a/s03.py", "partial"),
    ("s03", "b/s03.py", "failed"),
    ("s04", "s04.py", "not_graded"),
]


@pytest.fixture(params=DUMPS, ids=lambda dump: dump.stem)
def old(request: pytest.FixtureRequest, place: Place) -> Place:
    """Return a place as an older grader left it."""
    put_back(request.param, place)
    return place


def put_back(dump: Path, place: Place) -> None:
    """Make a store out of what was in one; a server is given the same rows."""
    if place.file is not None:
        place.file.parent.mkdir()
        with closing(sqlite3.connect(place.file)) as file:
            file.executescript(dump.read_text())
        return
    with closing(sqlite3.connect(":memory:")) as file, opened(place, make=True) as store:
        file.executescript(dump.read_text())
        file.row_factory = sqlite3.Row
        with store.writing() as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
            config = Config()
            config.set_main_option("script_location", str(upgrading.MIGRATIONS))
            config.attributes["connection"] = connection
            command.upgrade(config, dump.stem)
            tables = MetaData()
            tables.reflect(connection)
            for table in tables.sorted_tables:
                rows = list(map(dict, file.execute(f"SELECT * FROM {table.name}")))
                if rows and table.name != "alembic_version":
                    connection.execute(insert(table), rows)
                if rows and "id" in table.c:
                    last = f"setval(pg_get_serial_sequence('{table.name}', 'id'), max(id))"
                    connection.exec_driver_sql(f"SELECT {last} FROM {table.name}")


def test_every_version_has_a_store() -> None:
    """Whoever writes a migration keeps what a grader of the new version leaves."""
    assert [dump.stem for dump in DUMPS] == sorted(
        path.name[:4] for path in (upgrading.MIGRATIONS / "versions").glob("[0-9]*.py")
    )
    assert DUMPS[-1].stem == REVISION


def test_all_that_was_there_is_there(old: Place) -> None:
    """Students, attempts with bytes and reasons, every result, runs and the log; the same is shown."""
    with opened(old) as store, store.reading() as connection:
        shown = [json.loads(line) for line in newest_results(connection, "walk")]
        assert [(one["student"], one["submission"], one["verdict"]) for one in shown] == SHOWN
        assert [person.name for person in people(connection)] == ["Zoë", "s01", "s02", "s03", "s04"]
        listed = attempts_of(connection, "walk")
        assert [(one.student, one.number, one.name, one.refusal) for one in listed][:3] == [
            ("Zoë", 1, "Zoë/walk.py", "the file is empty"),
            ("s01", 1, "s01.py", ""),
            ("s01", 2, "s01.py", ""),
        ]
        read = [submission_of(connection, one.id).source for one in listed if one.student == "s01"]
        assert read[:2] == [b"a = 1\n", b"b = 2\n"]
        assert {(one.via, one.handed_in_at) for one in listed} == {("grade", None)}
        counts = {
            table.name: connection.scalar(select(func.count()).select_from(table))
            for table in (sources, results, runs)
        }
        assert counts == {"sources": 3, "results": 11, "runs": 5}
        said = connection.execute(select(audit.c.action, audit.c.about).order_by(audit.c.id)).all()
        assert ("grade", "run") in map(tuple, said)


def test_the_newest_result_of_an_attempt_stands(old: Place) -> None:
    """Unless it counted for nobody, and another one did."""
    with opened(old) as store, store.reading() as connection:
        found = {
            (one.attempt.student, one.attempt.number): json.loads(one.record)
            for one in standings(connection, "walk")
        }
        assert {one.attempt.student for one in standings(connection, "run")} == {"s01"}
    assert {whose: one["verdict"] for whose, one in found.items() if whose[0] in ("s02", "s04")} == {
        ("s02", 1): "passed",
        ("s04", 1): "not_graded",
    }
    assert found["s03", 1]["hashes"]["exercise"] == "new"
    assert found["s01", 2]["verdict"] == "passed"


def test_grading_goes_on_from_an_old_store(old: Place) -> None:
    """What was graded is known; the same file is the same attempt, and what was refused as well."""
    handed = submission("s01", b"a = 1\n")
    refused = Submission("Zoë/walk.py", "Zoë", b"", "the file is empty")
    with opened(old) as store:
        with stored_run(store, "walk", VERSIONS) as run:
            key = key_in(line_of(handed))
            assert key in run
            assert run.result(key)["verdict"] == "partial"
        with store.writing() as connection:
            before = attempts_of(connection, "walk")
            zoe = known_student(connection, "Zoë")
            again = known_attempt(connection, zoe, "walk", refused, via="submit")
            assert attempts_of(connection, "walk") == before
            assert submission_of(connection, again) == refused
            new = known_attempt(connection, zoe, "walk", submission("Zoë", b"c = 3\n"), via="submit")
            assert new not in [one.id for one in before]


def test_damage_is_told_before_an_upgrade_and_nothing_is_changed(tmp_path: Path) -> None:
    """A row that refers to nothing, which no grader wrote."""
    place = place_at(tmp_path / "data")
    put_back(DUMPS[0], place)
    assert place.file is not None
    with closing(sqlite3.connect(place.file)) as file:
        file.execute("UPDATE results SET attempt_id = 99 WHERE id = 1")
        file.commit()
    with pytest.raises(UsageError) as caught, opened(place):
        pass
    assert str(caught.value) == f"{place}: damaged: a row refers to one that is not there"
    with closing(sqlite3.connect(place.file)) as file:
        assert file.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]


def test_keys_hold_again_after_an_upgrade(tmp_path: Path) -> None:
    """Tables were replaced without them; no connection is left that lets them go."""
    place = place_at(tmp_path / "data")
    put_back(DUMPS[0], place)
    with (
        opened(place) as store,
        pytest.raises(UsageError, match="FOREIGN KEY constraint failed"),
        store.writing() as connection,
    ):
        connection.execute(text("DELETE FROM students"))
