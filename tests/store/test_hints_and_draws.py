"""What students saw: the first time stays. And what they had drawn."""

from typing import Any

from sqlalchemy import Connection, select

from grader.store.draws import draws, keep_draws
from grader.store.hints import SOLUTION, hints_of, note_hint
from grader.store.opening import opened
from grader.store.people import known_student, students
from grader.store.place import Place
from grader.store.stored_run import stored_run
from tests.store.conftest import VERSIONS, keep, submission


def test_a_hint_is_seen_once(place: Place) -> None:
    """Each with the time at which it was seen first, in the order in which they were seen."""
    with opened(place, make=True) as store, store.writing() as connection:
        one, two = known_student(connection, "s01"), known_student(connection, "s02")
        note_hint(connection, one, "walk", "C01", 1)
        first = hints_of(connection, "walk")
        for student, item, number in (
            (one, "C01", 1),
            (one, "C01", 2),
            (one, "C02", SOLUTION),
            (two, "C01", 1),
        ):
            note_hint(connection, student, "walk", item, number)
        note_hint(connection, one, "run", "C01", 1)
        found = hints_of(connection, "walk")
        assert found["s01"][:1] == first["s01"]
        assert {name: [(seen.item, seen.number) for seen in those] for name, those in found.items()} == {
            "s01": [("C01", 1), ("C01", 2), ("C02", 0)],
            "s02": [("C01", 1)],
        }
        assert set(hints_of(connection, "walk", "s02")) == {"s02"}


def draws_in(connection: Connection) -> list[tuple[Any, ...]]:
    """List what is kept: whose, of which exercise and item, drawn from what, and what it was."""
    of = draws.c
    drawn_from = of.exercise_hash, of.reference_hash, of.key_hash
    listed = select(students.c.name, of.exercise, of.item, *drawn_from, of.drawn)
    return [tuple(row) for row in connection.execute(listed.join_from(draws, students).order_by(of.id))]


def test_what_was_drawn_is_kept_with_the_result(place: Place) -> None:
    """Numbers from the record, data from what is private; another suite draws anew, the old stays."""
    variant = {"Q01": {"a": 3, "b": [1.5]}}
    private = '{"drawn": {"H01": "x = [1, 2]"}, "cases": {}}'
    with opened(place, make=True) as store:
        for suite in ("e", "e", "new"):
            with stored_run(store, "walk", VERSIONS) as run:
                keep(run, submission(), private, variant=variant, hashes={"exercise": suite})
        with store.reading() as connection:
            assert draws_in(connection) == [
                ("s01", "walk", item, suite, "e", "k", drawn)
                for suite in ("e", "new")
                for item, drawn in (("Q01", '{"a": 3, "b": [1.5]}'), ("H01", "x = [1, 2]"))
            ]


def test_draws_of_one_item_do_not_hide_those_of_another(place: Place) -> None:
    """What is new is added to what is there."""
    hashes = {"exercise": "e", "reference": "r", "key": "k", "grader": "g"}
    with opened(place, make=True) as store, store.writing() as connection:
        student = known_student(connection, "s01")
        keep_draws(connection, student, "walk", hashes, {"Q01": "1"})
        keep_draws(connection, student, "walk", hashes, {"Q01": "1", "Q02": "2"})
        keep_draws(connection, student, "walk", hashes, {})
        assert draws_in(connection) == [
            ("s01", "walk", item, "e", "r", "k", drawn) for item, drawn in (("Q01", "1"), ("Q02", "2"))
        ]
