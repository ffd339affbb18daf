"""Files of assignments: what comes of them, and what is told of those that cannot be used."""

from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.assignments import assignment_named, assignment_of, assignments_of, unassigned
from grader.catalog import Course, CourseManifest, find_course
from grader.errors import CatalogError, UsageError

PROJECT = Path(__file__).parents[2]
SLUGS = ["bowl_quiz", "descent", "regression"]
WEEK = """
schema = 1
title = "Week 1"
opens = 2026-11-02T08:00:00
due = 2026-11-27T23:59:00
zone = "Europe/Berlin"
tests = "hidden"
[late]
grace_minutes = 10
per_day = 0.10
cut_off_days = 5
[attempts]
limit = 5
cool_down_minutes = 30
[[exercises]]
slug = "bowl_quiz"
weight = 10
attempts = { limit = 3 }
tests = { H03 = "visible" }
"""


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Return a course without assignments."""
    return course_at(tmp_path)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Return a course for all examples of a law."""
    return course_at(tmp_path_factory.mktemp("course"))


def course_at(root: Path) -> Course:
    """Make a course of three exercises, which are never read."""
    (root / "exercises" / "assignments").mkdir(parents=True)
    return Course(root, CourseManifest(schema=1, title="T", exercises=SLUGS))


def write(course: Course, text: str, name: str = "week1") -> Path:
    """Write a file of an assignment."""
    path = course.root / "exercises" / "assignments" / f"{name}.toml"
    path.write_text(dedent(text).lstrip("\n"))
    return path


def refused(course: Course) -> str:
    """Return what is told of assignments that cannot be used, with file names alone."""
    with pytest.raises(CatalogError) as error:
        assignments_of(course)
    return str(error.value).replace(f"{course.root / 'exercises' / 'assignments'}/", "")


def of(slug: str, name: str = "Week") -> str:
    """Return a file with one exercise."""
    return f'schema = 1\ntitle = "{name}"\n[[exercises]]\nslug = "{slug}"\n'


def test_a_file_is_an_assignment(course: Course) -> None:
    """Local times are moments; what an exercise does not say, the assignment says."""
    write(course, WEEK)

    (found,) = assignments_of(course)

    assert (found.name, found.title, found.counts, str(found.zone)) == (
        "week1",
        "Week 1",
        "best",
        "Europe/Berlin",
    )
    assert found.opens == datetime(2026, 11, 2, 7, tzinfo=UTC)
    assert found.due == datetime(2026, 11, 27, 22, 59, tzinfo=UTC)
    rule = found.attempt_rule("bowl_quiz")
    assert (rule.limit, rule.cool_down_minutes) == (3, 30)
    assert found.part("bowl_quiz").tests == {"H03": "visible"}


def test_little_has_to_be_said(course: Course) -> None:
    """A title and exercises; then nothing is late, and the best of any number of attempts counts."""
    write(course, of("descent"))

    (found,) = assignments_of(course)

    assert (found.opens, found.due, found.counts, str(found.zone)) == (None, None, "best", "UTC")
    assert (found.attempts.limit, found.late.cut_off_days, found.tests) == (0, None, "name_only")


def test_a_course_needs_no_assignments(course: Course) -> None:
    """Nor a folder for them."""
    (course.root / "exercises" / "assignments").rmdir()

    assert assignments_of(course) == []


def test_they_stand_in_teaching_order(course: Course) -> None:
    """By their first exercises, not by their names; what an editor or a Mac leaves beside them is none."""
    write(course, of("regression"), "alpha")
    write(course, of("bowl_quiz"), "omega")
    write(course, "nothing", "._omega")
    (course.root / "exercises" / "assignments" / "omega.toml~").write_text("nothing")

    assert [found.name for found in assignments_of(course)] == ["omega", "alpha"]


def test_an_exercise_knows_its_assignment(course: Course) -> None:
    """One in none has rules as well: never late, no limit, the last attempt counts."""
    write(course, of("descent"))

    assert assignment_of(course, "descent").name == "week1"
    alone = assignment_of(course, "regression")
    assert (alone.name, alone.due, alone.counts) == ("", None, "last")
    assert alone.attempt_rule("regression").limit == 0
    assert [part.slug for part in unassigned(SLUGS).parts] == SLUGS


def test_a_wrong_name_is_told_a_near_one(course: Course) -> None:
    """Else what there is; and that there is none at all."""
    with pytest.raises(UsageError, match=r"no assignment 'week1': 'T' has none \(they stand in "):
        assignment_named(course, "week1")
    write(course, WEEK)
    assert assignment_named(course, "week1").title == "Week 1"
    with pytest.raises(UsageError, match=r"no assignment 'wek1' in 'T'; did you mean week1\?"):
        assignment_named(course, "wek1")
    with pytest.raises(UsageError, match="no assignment 'final' in 'T'; there are: week1"):
        assignment_named(course, "final")


def test_an_exercise_stands_in_one_assignment(course: Course) -> None:
    """Both files are named, with the line of the second."""
    write(course, of("descent"), "one")
    write(course, of("descent"), "two")

    assert refused(course) == (
        "two.toml:4: exercises.0.slug: descent is in one.toml as well; an exercise stands in one assignment"
    )


WRONG = {
    "an unknown exercise": (
        ('"bowl_quiz"', '"bowl_quizz"'),
        "week1.toml:15: exercises.0.slug: the course has no exercise 'bowl_quizz'; did you mean bowl_quiz?",
    ),
    "an exercise twice": (
        ("weight = 10\n", 'weight = 10\n[[exercises]]\nslug = "bowl_quiz"\n'),
        "week1.toml:18: exercises.1.slug: bowl_quiz stands here twice",
    ),
    "a due time before it opens": (
        ("2026-11-27T23:59:00", "2026-11-02T07:59:00"),
        "week1.toml:4: due: is 2026-11-02 07:59:00, which is not after opens, 2026-11-02 08:00:00",
    ),
    "a due time before it opens, by its offset": (
        ("2026-11-27T23:59:00", "2026-11-02T07:00:00Z"),
        "week1.toml:4: due: is 2026-11-02 07:00:00+00:00, which is not after opens, 2026-11-02 08:00:00",
    ),
    "an unknown zone": (
        ("Europe/Berlin", "Europe/Berln"),
        "week1.toml:5: zone: there is no time zone 'Europe/Berln'; did you mean Europe/Berlin?",
    ),
    "a folder of zones": (("Europe/Berlin", "Arctic"), "week1.toml:5: zone: there is no time zone 'Arctic'"),
    "a path for a zone": (("Europe/Berlin", "../x"), "week1.toml:5: zone: there is no time zone '../x'"),
    "a time that is skipped": (
        ("2026-11-27T23:59:00", "2027-03-28T02:30:00"),
        "week1.toml:4: due: is 2027-03-28 02:30:00, which does not exist in Europe/Berlin: "
        "clocks are set forward over it",
    ),
    "a time that comes twice": (
        ("2026-11-02T08:00:00", "2026-10-25T02:30:00"),
        "week1.toml:3: opens: is 2026-10-25 02:30:00, which happens twice in Europe/Berlin; "
        "write 2026-10-25T02:30:00+02:00 or 2026-10-25T02:30:00+01:00",
    ),
    "a time that means never": (
        ("2026-11-27T23:59:00", "9999-12-31T23:59:00"),
        "week1.toml:4: due: is in the year 9999; leave it out where there is no such time",
    ),
    "a date": (
        ("2026-11-27T23:59:00", "2026-11-27"),
        "week1.toml:4: due: input should be a valid datetime, got datetime.date(2026, 11, 27)",
    ),
    "no weight": (
        ("weight = 10", "weight = 0"),
        "week1.toml:16: exercises.0.weight: input should be greater than 0, got 0",
    ),
    "an endless weight": (
        ("weight = 10", "weight = inf"),
        "week1.toml:16: exercises.0.weight: input should be a finite number, got inf",
    ),
    "another way to count": (
        ('tests = "hidden"', 'counts = "first"'),
        "week1.toml:6: counts: input should be 'best' or 'last', got 'first'",
    ),
    "late rules without a due time": (
        ("due = 2026-11-27T23:59:00\n", ""),
        "week1.toml:6: late: is a rule for nothing: there is no due",
    ),
    "a key that there is not": (
        ("grace_minutes", "grace"),
        "week1.toml:8: late.grace: there is no such key",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "said"), WRONG.values(), ids=list(WRONG))
def test_what_is_wrong_is_told_with_its_line(course: Course, change: tuple[str, str], said: str) -> None:
    """File, line, key, what came, and what to do where that is known."""
    assert change[0] in WEEK
    write(course, WEEK.replace(*change))

    assert refused(course) == said


def test_after_due_needs_a_due_time(course: Course) -> None:
    """It would hide a test for ever."""
    write(course, of("descent").replace("[[", 'tests = "after_due"\n[[') + 'tests = { H01 = "after_due" }\n')

    assert refused(course).splitlines() == [
        "week1.toml:3: tests: is after_due, but there is no due",
        "week1.toml:6: exercises.0.tests: H01 is after_due, but there is no due",
    ]


def test_a_time_that_comes_twice_may_say_which(course: Course) -> None:
    """By its offset."""
    write(course, WEEK.replace("2026-11-02T08:00:00", "2026-10-25T02:30:00+01:00"))

    assert assignments_of(course)[0].opens == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("name", ["Week1", "week 1", "-week", "wöche"])
def test_names_can_be_typed(course: Course, name: str) -> None:
    """Lower case, and nothing that a shell would read."""
    write(course, WEEK, name)

    assert refused(course) == f"{name}.toml: the name must be lower case letters, digits, _ and -"


def test_what_ships_holds_every_exercise() -> None:
    """An assignment a lesson, in the order of the course, without dates: it is for self-study."""
    course = find_course(PROJECT)

    found = assignments_of(course)

    assert [part.slug for assignment in found for part in assignment.parts] == course.manifest.exercises
    assert [assignment.name for assignment in found] == [
        f"lesson-{name[1:]}" for name in course.manifest.lessons
    ]
    assert {assignment.due for assignment in found} == {None}


@settings(deadline=None)
@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)))
def test_a_time_that_is_taken_is_the_same_on_the_clock(shared: Course, when: datetime) -> None:
    """Whatever the clocks of its zone do that day."""
    write(shared, of("descent").replace("[[", f'zone = "America/New_York"\ndue = {when.isoformat()}\n[['))
    if (when.month, when.hour) in [(3, 2), (11, 1)] and when.weekday() == 6:  # clocks change on one of them
        return

    (found,) = assignments_of(shared)

    assert found.due is not None
    assert found.due.astimezone(found.zone).replace(tzinfo=None) == when
