"""A run in a store: what was added is there, the same is kept once, and how it ended is written down."""

import json
import threading
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from grader.errors import UsageError
from grader.grading.journal import key_of_result
from grader.store.attempts import attempts, sources
from grader.store.audit import audit
from grader.store.forgetting import forget
from grader.store.opening import Store, opened
from grader.store.people import students
from grader.store.place import Place
from grader.store.results import newest_results, results, standings
from grader.store.runs import latest_run
from grader.store.stored_run import StoredRun, stored_run
from grader.store.tables import REVISION
from tests.store.conftest import VERSIONS, keep, key_in, line_of, submission

RIGHT, WRONG = b"def f(): return 1\n", b"def f(): return 2\n"


def newest(store: Store, student: str | None = None) -> list[tuple[str, str]]:
    """Return submission and verdict of what `grader results` would show."""
    with store.reading() as connection:
        found = map(json.loads, newest_results(connection, "walk", student))
        return [(result["submission"], result["verdict"]) for result in found]


def rows(store: Store) -> dict[str, int]:
    """Count the rows of each table."""
    with store.reading() as connection:
        tables = (students, sources, attempts, results)
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables
        }


def test_what_was_added_is_there_the_next_time(place: Place) -> None:
    """The line as it was, the bytes as they were handed in, and the columns that queries need."""
    handed = submission("Zoë", "print('\\0 ä')\n\n".encode() + b"\xff\x00")
    with opened(place, make=True) as store, stored_run(store, "walk", VERSIONS) as run:
        key = keep(run, handed, message="\0 é \ud800")
        assert key in run

    with opened(place) as store, stored_run(store, "walk", VERSIONS) as run:
        assert key in run
        assert list(run.lines([key])) == [line_of(handed, message="\0 é \ud800")]
        assert run.result(key)["message"] == "\0 é \ud800"
        with store.reading() as connection:
            row = connection.execute(
                select(results, sources.c.content).join_from(results, attempts).join(sources)
            )
            (found,) = row.mappings()
    assert (found["content"], found["verdict"], found["points"], found["max_points"], found["score"]) == (
        handed.source,
        "partial",
        1.5,
        2.0,
        0.75,
    )


def test_keys_are_those_of_the_journal() -> None:
    """What decides a result is the same, wherever it is kept."""
    line = line_of(submission())
    assert key_in(line) == key_of_result(json.loads(line))


@pytest.mark.parametrize("part", ["submission", "exercise", "reference", "grader", "key"])
def test_a_result_of_something_else_is_not_used(place: Place, part: str) -> None:
    """Another suite, reference, grader or course key: it has to be graded again, and both are kept."""
    with opened(place, make=True) as store, stored_run(store, "walk", VERSIONS) as run:
        old = keep(run, submission())
        new = key_in(line_of(submission(), hashes={part: "changed"}))
        assert old in run
        assert new not in run
        keep(run, submission(), hashes={part: "changed"})
        assert [old in run, new in run] == [True, True]
        assert rows(store) == {"students": 1, "sources": 1, "attempts": 1, "results": 2}


def test_lines_come_in_the_order_asked_for(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """More of them than one statement takes; those that are not there are left out."""
    monkeypatch.setattr("grader.store.tables.AT_ONCE", 10)
    names = [f"s{number:03}" for number in range(25)]
    with opened(place, make=True) as store, stored_run(store, "walk", VERSIONS) as run:
        keys = [keep(run, submission(name)) for name in reversed(names)]
        keys.reverse()
        asked = [keys[7], ("none",) * 8, *keys]
        found = [json.loads(line)["student"] for line in run.lines(asked)]
        listed = newest(store)
    assert found == [names[7], *names]
    assert listed == [(f"{name}.py", "partial") for name in names]


def test_equal_bytes_are_kept_once(place: Place) -> None:
    """Of two students, and of one who hands in the same again."""
    with opened(place, make=True) as store:
        for _ in range(2):
            with stored_run(store, "walk", VERSIONS) as run:
                keep(run, submission("s01", RIGHT))
                keep(run, submission("s02", RIGHT, "a.py"))
                keep(run, submission("s02", WRONG, "b.py"))
        assert rows(store) == {"students": 2, "sources": 2, "attempts": 3, "results": 3}
        with store.reading() as connection:
            numbers = connection.execute(select(attempts.c.student_id, attempts.c.number)).all()
    assert sorted(map(tuple, numbers)) == [(1, 1), (2, 1), (2, 2)]


def test_one_student_whose_name_is_spelled_in_two_ways_is_one(place: Place) -> None:
    """Some file systems write an accent apart."""
    with opened(place, make=True) as store, stored_run(store, "walk", VERSIONS) as run:
        for form in ("NFC", "NFD"):
            keep(run, submission(unicodedata.normalize(form, "Zoë"), source=form.encode()))
        assert rows(store)["students"] == 1
        assert rows(store)["attempts"] == 2


def test_the_newest_run_of_each_student_is_shown(place: Place) -> None:
    """Who was not in it keeps the older one; who went back to an earlier file has its result again."""
    with opened(place, make=True) as store:
        with stored_run(store, "walk", VERSIONS) as run:
            first = keep(run, submission("s01", RIGHT), verdict="passed")
            keep(run, submission("s02", RIGHT), verdict="passed")
        with stored_run(store, "walk", VERSIONS) as run:
            keep(run, submission("s01", WRONG), verdict="failed")
        assert newest(store) == [("s01.py", "failed"), ("s02.py", "passed")]

        with stored_run(store, "walk", VERSIONS) as run:
            assert first in run
            run.result(first)
        assert newest(store) == [("s01.py", "passed"), ("s02.py", "passed")]
        assert newest(store, "s02") == [("s02.py", "passed")]
        assert newest(store, "nobody") == []


def test_two_files_of_one_student_in_one_run_are_both_shown(place: Place) -> None:
    """Which of them counts is not for the store to say; equal ones are one attempt."""
    with opened(place, make=True) as store:
        for _ in range(2):
            with stored_run(store, "walk", VERSIONS) as run:
                keep(run, submission("s01", RIGHT, "b/s01.py"))
                keep(run, submission("s01", WRONG, "a/s01.py"))
                keep(run, submission("s02", RIGHT, "b/s02.py"))
                keep(run, submission("s02", RIGHT, "a/s02.py"))
        assert [name for name, _ in newest(store)] == ["a/s01.py", "b/s01.py", "a/s02.py"]
        assert rows(store)["attempts"] == 3


def test_exercises_are_told_apart(place: Place) -> None:
    """The same file handed in for two of them is an attempt at each."""
    with opened(place, make=True) as store:
        for exercise in ("walk", "run"):
            with stored_run(store, exercise, VERSIONS) as run:
                keep(run, submission(), hashes={"exercise": exercise})
        assert len(newest(store)) == 1
        assert rows(store) == {"students": 1, "sources": 1, "attempts": 2, "results": 2}


@pytest.mark.parametrize("changes", [{"verdict": "not_graded", "score": None}, {"schema": 0}])
def test_what_counted_for_nobody_is_graded_again(place: Place, changes: dict[str, Any]) -> None:
    """It is a result of this run, and of no later one; the new one takes its place."""
    with opened(place, make=True) as store:
        with stored_run(store, "walk", VERSIONS) as run:
            key = keep(run, submission(), **changes)
            assert key in run
            assert len(list(run.lines([key]))) == 1
        with stored_run(store, "walk", VERSIONS) as run:
            assert key not in run
            keep(run, submission(), verdict="passed")
        assert newest(store) == [("s01.py", "passed")]
        assert rows(store)["results"] == 1


def test_a_result_without_a_sandbox_finds_its_submission(place: Place) -> None:
    """Where the grader failed no isolation held it, though one was asked for."""
    handed = submission()
    with opened(place, make=True) as store, stored_run(store, "walk", VERSIONS) as run:
        run.receive(key_in(line_of(handed)), handed)
        line = line_of(handed, isolation=None, verdict="not_graded", score=None)
        run.add(key_in(line), line)
        assert newest(store) == [("s01.py", "not_graded")]


def test_a_fault_of_ours_takes_the_place_of_no_result(place: Place) -> None:
    """It is kept, and stands only where there is no other; the next that counts stands."""
    fault = {"verdict": "not_graded", "score": None, "isolation": None}
    new = {"hashes": {"exercise": "new"}}
    shown = []
    with opened(place, make=True) as store:
        for changes in ({**fault}, {"verdict": "passed"}, {**fault, **new}, {"verdict": "failed", **new}):
            with stored_run(store, "walk", VERSIONS) as run:
                keep(run, submission(), **changes)
            shown += [verdict for _, verdict in newest(store)]
        assert rows(store)["attempts"] == 1
        assert rows(store)["results"] == 4
    assert shown == ["not_graded", "passed", "passed", "failed"]


def test_who_is_forgotten_while_a_run_goes_on_stays_forgotten(place: Place) -> None:
    """What was remembered of them is gone when the run ends; it ends well."""
    with opened(place, make=True) as store:
        with stored_run(store, "walk", VERSIONS) as run:
            keys = [keep(run, submission(name)) for name in ("s01", "s02")]
        with stored_run(store, "walk", VERSIONS) as run:
            for key in keys:
                run.result(key)
            forget(store, "s01")
        assert newest(store) == [("s02.py", "partial")]


def test_what_is_private_is_kept_apart(place: Place) -> None:
    """Beside the record; nothing where there is nothing private."""
    with opened(place, make=True) as store, stored_run(store, "walk", VERSIONS) as run:
        keep(run, submission("s01"), '{"cases": {"H01": {"got": "3"}}}')
        keep(run, submission("s02"))
        with store.reading() as connection:
            found = [(one.private, one.record) for one in standings(connection, "walk")]
    assert found == [
        ('{"cases": {"H01": {"got": "3"}}}', line_of(submission("s01"))),
        (None, line_of(submission("s02"))),
    ]


def test_how_a_run_ended_is_written_down(place: Place) -> None:
    """With when and which versions; one that was killed has no ending."""
    with opened(place, make=True) as store:
        endings = []
        for error in (None, KeyboardInterrupt(), UsageError("no")):
            try:
                with stored_run(store, "walk", VERSIONS):
                    if error:
                        raise error
            except (KeyboardInterrupt, UsageError):
                pass
            with store.reading() as connection:
                latest = latest_run(connection, "walk")
                assert latest is not None
                assert latest.versions == VERSIONS
                assert latest.ended_at is not None
                assert latest.ended_at >= latest.started_at
                endings.append(latest.ending)
        StoredRun(store, "walk", VERSIONS)
        with store.reading() as connection:
            killed = latest_run(connection, "walk")
            assert killed is not None
            assert (killed.id, killed.ending, killed.ended_at) == (4, None, None)
            assert latest_run(connection, "run") is None
            said = connection.execute(select(audit.c.action, audit.c.about)).all()
    assert endings == ["finished", "interrupted", "failed"]
    assert [tuple(row) for row in said] == [("upgrade", f"nothing to {REVISION}"), *[("grade", "walk")] * 4]


def test_two_graders_at_once_lose_and_repeat_nothing(place: Place) -> None:
    """Both open an empty place and write the same class, each in its own order."""
    names = [f"s{number:02}" for number in range(30)]
    barrier = threading.Barrier(2)
    failed: list[BaseException] = []

    def grade(order: int) -> None:
        try:
            barrier.wait()
            with opened(place, make=True) as store, stored_run(store, "walk", VERSIONS) as run:
                for name in names[::order]:
                    keep(run, submission(name, b"same\n" if name < "s10" else name.encode()))
        except BaseException as error:
            failed.append(error)

    graders = [threading.Thread(target=grade, args=(order,)) for order in (1, -1)]
    for grader in graders:
        grader.start()
    for grader in graders:
        grader.join()

    assert failed == []
    with opened(place) as store:
        assert rows(store) == {"students": 30, "sources": 21, "attempts": 30, "results": 30}
        assert newest(store) == [(f"{name}.py", "partial") for name in names]


def test_many_may_open_an_empty_place_at_once(place: Place) -> None:
    """One of them makes the tables; the others wait for it."""
    barrier = threading.Barrier(8)
    failed: list[BaseException] = []

    def open_it() -> None:
        try:
            barrier.wait()
            with opened(place, make=True):
                pass
        except BaseException as error:
            failed.append(error)

    openers = [threading.Thread(target=open_it) for _ in range(8)]
    for opener in openers:
        opener.start()
    for opener in openers:
        opener.join()

    assert failed == []
    with opened(place) as store, store.reading() as connection:
        assert connection.scalars(select(audit.c.action)).all() == ["upgrade"]


def test_a_folder_is_its_owners(tmp_path: Path) -> None:
    """Records are about people."""
    from grader.store.place import place_at

    with opened(place_at(tmp_path / "data"), make=True):
        modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "data").iterdir()}
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    assert modes["records.db"] == 0o600
    assert {mode & 0o077 for name, mode in modes.items() if name.startswith("records.db")} == {0}
