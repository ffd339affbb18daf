"""Regrades: nothing holds before they are applied, and undoing them leaves what was there before."""

import json

import pytest

from grader.errors import UsageError
from grader.store.attempts import attempts_of
from grader.store.opening import Store, opened
from grader.store.place import Place
from grader.store.regrades import add_move, apply, begin_regrade, moves_of, regrades_of, undo
from grader.store.results import by_id, keep_result, newest_results, set_standings, standings
from grader.store.runs import begin_run
from grader.store.stored_run import stored_run
from tests.store.conftest import VERSIONS, keep, key_in, line_of, submission

NAMES = ("s01", "s02", "s03")


def grade_anew(store: Store, *verdicts: str) -> int:
    """Grade one attempt of each student by another suite; return the regrade."""
    with store.writing() as connection:
        run = begin_run(connection, "walk", VERSIONS, "regrade")
        regrade = begin_regrade(connection, "walk", run, "H01 was wrong")
        for attempt, verdict in zip(attempts_of(connection, "walk"), verdicts, strict=True):
            handed = submission(attempt.student)
            line = line_of(handed, verdict=verdict, hashes={"exercise": f"suite {regrade}"})
            result = keep_result(connection, key_in(line), line, "", attempt.id, 1)
            add_move(connection, regrade, attempt.id, result)
    return regrade


def verdicts(store: Store) -> list[str]:
    """Return what holds for each student."""
    with store.reading() as connection:
        return [json.loads(one.record)["verdict"] for one in standings(connection, "walk")]


def first_grading(store: Store) -> None:
    """Grade three students."""
    with stored_run(store, "walk", VERSIONS) as run:
        for name in NAMES:
            keep(run, submission(name))


def test_a_regrade_holds_when_applied_and_not_after_it_was_undone(place: Place) -> None:
    """What each attempt would be worth can be read before; a fault of ours takes no points."""
    with opened(place, make=True) as store:
        first_grading(store)
        with store.reading() as connection:
            before = list(newest_results(connection, "walk"))
        regrade = grade_anew(store, "passed", "failed", "not_graded")
        assert verdicts(store) == ["partial"] * 3
        with store.reading() as connection:
            moves = moves_of(connection, regrade)
            kept = by_id(connection, range(10))
        verdict = {number: json.loads(row.record)["verdict"] for number, row in kept.items()}
        assert [move.attempt.student for move in moves] == list(NAMES)
        assert [verdict[move.old] for move in moves if move.old] == ["partial"] * 3
        assert [verdict[move.new] for move in moves] == ["passed", "failed", "not_graded"]

        with store.writing() as connection:
            assert apply(connection, regrade) == 2
        assert verdicts(store) == ["passed", "failed", "partial"]
        with store.reading() as connection:
            assert [move.applied for move in moves_of(connection, regrade)] == [True, True, False]
            assert len(list(newest_results(connection, "walk"))) == 3

        with store.writing() as connection:
            assert undo(connection, regrade) == 2
        with store.reading() as connection:
            assert list(newest_results(connection, "walk")) == before
            (listed,) = regrades_of(connection, "walk")
            assert regrades_of(connection, "run") == []
        assert (listed.id, listed.reason) == (regrade, "H01 was wrong")
        assert listed.applied_at is not None
        assert listed.undone_at is not None


def test_what_was_graded_since_stays(place: Place) -> None:
    """Neither applying nor undoing takes the place of a result that is newer."""
    with opened(place, make=True) as store:
        first_grading(store)
        one, two = grade_anew(store, *["passed"] * 3), grade_anew(store, *["failed"] * 3)
        with store.writing() as connection:
            assert apply(connection, one) == 3
            assert apply(connection, two) == 0
        with stored_run(store, "walk", VERSIONS) as run:
            keep(run, submission("s02"), verdict="not_gradable", hashes={"exercise": "newest"})
        with store.writing() as connection:
            assert undo(connection, one) == 2
        assert verdicts(store) == ["partial", "not_gradable", "partial"]


def test_an_attempt_that_nobody_had_judged_goes_back_to_that(place: Place) -> None:
    """Its move has no old result; where nothing changes there is no move."""
    with opened(place, make=True) as store:
        first_grading(store)
        with store.writing() as connection:
            connection.exec_driver_sql("DELETE FROM standings WHERE attempt_id = 1")
        regrade = grade_anew(store, *["passed"] * 3)
        with store.writing() as connection:
            apply(connection, regrade)
            undo(connection, regrade)
            assert moves_of(connection, regrade)[0].old is None
            set_standings(connection, {2: 5})
            again = begin_regrade(connection, "walk", 1, "the same")
            add_move(connection, again, 2, 5)
            assert moves_of(connection, again) == []
        assert verdicts(store) == ["passed", "partial"]


def test_what_is_not_so_is_told(place: Place) -> None:
    """Applied twice, undone before it was applied, no such regrade; what was undone may be applied again."""
    with opened(place, make=True) as store:
        first_grading(store)
        regrade = grade_anew(store, *["passed"] * 3)
        with store.writing() as connection:
            with pytest.raises(UsageError, match="regrade 1 is not applied; there is nothing to undo"):
                undo(connection, regrade)
            apply(connection, regrade)
            with pytest.raises(UsageError, match="regrade 1 was applied already, on 20"):
                apply(connection, regrade)
            undo(connection, regrade)
            assert apply(connection, regrade) == 3
            with pytest.raises(UsageError, match="there is no regrade 7"):
                apply(connection, 7)
