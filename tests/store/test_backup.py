"""A copy of a store: whole, sound, made while others write, and never in the place of something else."""

import json
import threading
from pathlib import Path

import pytest

from grader.errors import UsageError
from grader.store.backup import copy_file
from grader.store.opening import opened
from grader.store.place import place_at
from grader.store.results import newest_results
from grader.store.stored_run import stored_run
from tests.databases import Postgres
from tests.store.conftest import VERSIONS, keep, submission


def students_in(folder: Path) -> list[str]:
    """Return who has results in a store."""
    with opened(place_at(folder)) as store, store.reading() as connection:
        return [json.loads(line)["student"] for line in newest_results(connection, "walk")]


def test_a_copy_put_back_is_the_store(tmp_path: Path) -> None:
    """One file, of its owner alone, with all that was committed."""
    (tmp_path / "other").mkdir()
    copy = tmp_path / "other" / "records.db"
    with opened(place_at(tmp_path / "data"), make=True) as store:
        with stored_run(store, "walk", VERSIONS) as run:
            keep(run, submission("s01"))
        copy_file(store, copy)
        with stored_run(store, "walk", VERSIONS) as run:
            keep(run, submission("s02"))

    assert [path.name for path in copy.parent.iterdir()] == ["records.db"]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert students_in(copy.parent) == ["s01"]
    assert students_in(tmp_path / "data") == ["s01", "s02"]


def test_a_copy_is_made_while_others_write(tmp_path: Path) -> None:
    """It holds what was committed when it was made: the first results, however many."""
    names = [f"s{number:03}" for number in range(60)]
    place = place_at(tmp_path / "data")
    begun = threading.Event()

    def grade() -> None:
        with opened(place) as store, stored_run(store, "walk", VERSIONS) as run:
            for name in names:
                keep(run, submission(name))
                begun.set()

    with opened(place, make=True) as store:
        grader = threading.Thread(target=grade)
        grader.start()
        assert begun.wait(30)
        copies = [tmp_path / str(number) / "records.db" for number in range(3)]
        for copy in copies:
            copy.parent.mkdir()
            copy_file(store, copy)
        grader.join()
    found = [students_in(copy.parent) for copy in copies]
    assert all(some == names[: len(some)] for some in found)
    assert 1 <= len(found[0]) <= len(found[1]) <= len(found[2])
    assert students_in(tmp_path / "data") == names


def test_a_copy_takes_the_place_of_nothing(tmp_path: Path) -> None:
    """Neither of a file that is there, nor where nothing can be; no draft is left."""
    with opened(place_at(tmp_path / "data"), make=True) as store:
        (tmp_path / "mine").write_text("precious")
        with pytest.raises(UsageError, match="mine: is there already; name another file"):
            copy_file(store, tmp_path / "mine")
        with pytest.raises(UsageError, match="the copy cannot be written: No such file or directory"):
            copy_file(store, tmp_path / "none" / "copy")
    assert (tmp_path / "mine").read_text() == "precious"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "mine"]


def test_a_server_is_copied_by_its_own_program(postgres: Postgres, tmp_path: Path) -> None:
    """The sentence names it."""
    with (
        opened(place_at(postgres.new_database()), make=True) as store,
        pytest.raises(UsageError, match="the store is on a server; `pg_dump` makes copies of it"),
    ):
        copy_file(store, tmp_path / "copy")


def test_a_folder_is_no_name_for_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even the one that has no name of its own; nothing is left behind."""
    monkeypatch.chdir(tmp_path)
    with opened(place_at(tmp_path / "data"), make=True) as store:
        for target in (Path(), tmp_path / "data"):
            with pytest.raises(UsageError, match="is there already; name another file"):
                copy_file(store, target)

    assert [path.name for path in tmp_path.iterdir()] == ["data"]
