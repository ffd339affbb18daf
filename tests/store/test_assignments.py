"""What the store keeps of assignments: their settings over time, publications, extensions."""

from grader.store.assignments import (
    known_assignment,
    publish,
    published_at,
    unpublish,
)
from grader.store.extensions import Extension, extend, extensions, withdraw
from grader.store.opening import opened
from grader.store.people import known_student
from grader.store.place import Place

FRIDAY, MONDAY = "2026-11-27T22:59:00+00:00", "2026-11-30T22:59:00+00:00"


def test_settings_are_kept_whenever_they_change(place: Place) -> None:
    """The same is not written twice; what comes back after a change is."""
    with opened(place, make=True) as store, store.writing() as connection:
        found = [known_assignment(connection, "week1", settings) for settings in ("{}", "{}", "[1]", "{}")]
        other = known_assignment(connection, "week2", "[2]")
        assert found == [1, 1, 2, 3]
        assert other == 4
        kept = connection.exec_driver_sql("SELECT name, settings FROM assignments ORDER BY id")
        assert kept.all() == [("week1", "{}"), ("week1", "[1]"), ("week1", "{}"), ("week2", "[2]")]


def test_results_are_published_once_and_taken_back(place: Place) -> None:
    """The first time stays; other assignments stay as they are."""
    with opened(place, make=True) as store, store.writing() as connection:
        assert published_at(connection, "week1") is None
        assert publish(connection, "week1")
        at = published_at(connection, "week1")
        assert at is not None
        assert not publish(connection, "week1")
        assert published_at(connection, "week1") == at
        assert published_at(connection, "week2") is None
        assert unpublish(connection, "week1")
        assert not unpublish(connection, "week1")
        assert published_at(connection, "week1") is None


def test_the_newest_extension_holds_until_it_is_withdrawn(place: Place) -> None:
    """One for each student and assignment; the one before does not come back."""
    with opened(place, make=True) as store, store.writing() as connection:
        one, two = known_student(connection, "s01"), known_student(connection, "s02")
        extend(connection, "week1", one, until=FRIDAY, reason="ill")
        extend(connection, "week1", one, until=MONDAY, extra_attempts=2, reason="still ill")
        extend(connection, "week1", two, extra_attempts=1)
        extend(connection, "week2", one, until=FRIDAY)
        found = extensions(connection, "week1")
        assert {name: (held.until, held.extra_attempts, held.reason) for name, held in found.items()} == {
            "s01": (MONDAY, 2, "still ill"),
            "s02": (None, 1, ""),
        }
        assert isinstance(found["s01"], Extension)
        assert withdraw(connection, "week1", one)
        assert not withdraw(connection, "week1", one)
        assert list(extensions(connection, "week1")) == ["s02"]
        assert extensions(connection, "week1", "s01") == {}
        assert list(extensions(connection, "week2", "s01")) == ["s01"]
