"""Students as a roster has them, beside those who only handed something in."""

from dataclasses import replace

from sqlalchemy import select

from grader.store.audit import audit
from grader.store.opening import opened
from grader.store.people import Person, known_student, people, put_person
from grader.store.place import Place

ZOE = Person("Zoë", "Zoë Zebra", "zoe@example.org", "B", {"canvas": "123", "sis": "9"}, enrolled=True)


def test_a_roster_is_kept_and_changes_are_told(place: Place) -> None:
    """Of who handed in before it nothing is lost; the same once more changes nothing."""
    dropped = Person("Zoë", "Zoë Zebra", enrolled=False)
    with opened(place, make=True) as store, store.writing() as connection:
        handed_in = known_student(connection, "s01")
        steps = [put_person(connection, person) for person in (ZOE, ZOE, dropped, Person("s01", section="A"))]
        assert steps == ["added", "same", "changed", "changed"]
        assert people(connection) == [dropped, Person("s01", section="A")]
        assert known_student(connection, "s01") == handed_in
        said = connection.execute(select(audit.c.action, audit.c.about).order_by(audit.c.id)).all()[1:]
    assert [tuple(row) for row in said] == [
        ("roster", "student 2 added"),
        ("roster", "student 2 changed"),
        ("roster", "student 1 changed"),
    ]


def test_a_person_comes_back_as_written(place: Place) -> None:
    """In any spelling of an accent; who was met without a roster is on none."""
    with opened(place, make=True) as store, store.writing() as connection:
        known_student(connection, "s01")
        put_person(connection, ZOE)
        assert put_person(connection, replace(ZOE, name="Zoe\u0308")) == "same"
        assert people(connection) == [ZOE, Person("s01")]
