"""The book of an assignment: a row a student, a cell an exercise, and what all of it counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from grader.assignments import Assignment, Total, assignment_total
from grader.catalog import Course, Exercise
from grader.gradebook.works import Work, works
from grader.store.assignments import published_at
from grader.store.extensions import Extension, extensions
from grader.store.people import Person, people

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Row:
    """One student: their work in each exercise that they handed in, and the sum."""

    person: Person
    works: Mapping[str, Work]
    total: Total
    extension: Extension | None


@dataclass(frozen=True, slots=True)
class Book:
    """An assignment with everybody who is on the roster or handed in."""

    assignment: Assignment
    exercises: tuple[Exercise, ...]
    rows: tuple[Row, ...]
    published: bool = False

    def weight(self, exercise: Exercise) -> Fraction:
        """Return what an exercise is worth in the assignment."""
        return self.assignment.weight(exercise.slug, exercise.manifest.points)


def book_of(
    connection: "Connection",
    course: Course,
    assignment: Assignment,
    student: str | None = None,
    instead: Mapping[str, Extension | None] | None = None,
) -> Book:
    """Read the book of an assignment.

    Parameters
    ----------
    connection : Connection
        To the store.
    course : Course
        With its exercises.
    assignment : Assignment
        What counts, and how.
    student : str, optional
        Only their row.
    instead : mapping, optional
        Extensions to reckon with in place of what is granted, to see what they change; none: withdrawn.
    """
    exercises = tuple(course.exercise(part.slug) for part in assignment.parts)
    granted = extensions(connection, assignment.name, student)
    for name, extension in (instead or {}).items():
        granted.pop(name, None)
        if extension is not None:
            granted[name] = extension
    cells = {one.slug: works(connection, one, assignment, granted, student) for one in exercises}
    known = {person.name: person for person in people(connection, student)}
    handed_in = {name for everybody in cells.values() for name in everybody}
    listed = {name for name, person in known.items() if person.enrolled} if student is None else {student}
    rows = []
    for name in sorted(handed_in | listed):
        theirs = {slug: everybody[name] for slug, everybody in cells.items() if name in everybody}
        total = assignment_total(
            assignment,
            {slug: work.grade for slug, work in theirs.items()},
            {exercise.slug: exercise.manifest.points for exercise in exercises},
        )
        rows.append(Row(known.get(name, Person(name)), theirs, total, granted.get(name)))
    published = published_at(connection, assignment.name) is not None
    return Book(assignment, exercises, tuple(rows), published)
