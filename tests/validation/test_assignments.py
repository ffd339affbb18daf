"""Assignments are proved with their course: each file, and the tests that it names."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from grader.catalog import Course, find_course
from grader.cli import author  # noqa: F401 - registers its commands
from grader.cli.main import ExitCode, app
from grader.validation.assignments import validate_assignment
from grader.validation.findings import AssignmentCounts, Validation
from tests.courses import SLUG, write_course

WEEK = f'schema = 1\ntitle = "Week"\n[[exercises]]\nslug = "{SLUG}"\n'


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Return a course of one exercise without assignments."""
    write_course(tmp_path)
    (tmp_path / "exercises" / "assignments").mkdir()
    return find_course(tmp_path)


def proved(course: Course, text: str = WEEK, name: str = "week1") -> Validation:
    """Write an assignment and validate it."""
    path = course.root / "exercises" / "assignments" / f"{name}.toml"
    path.write_text(text)
    return validate_assignment(path, course)


def sentences(course: Course, validation: Validation) -> list[tuple[str, str]]:
    """Return where something does not hold, and the sentences, with file names alone."""
    folder = f"{course.root / 'exercises' / 'assignments'}/"
    return [(finding.where, finding.sentence.replace(folder, "")) for finding in validation.findings]


def test_an_assignment_that_holds(course: Course) -> None:
    """Its tests are those of the hidden suite."""
    assert proved(course, WEEK + 'tests = { H02 = "visible" }\n') == Validation(
        "week1", "assignment", (), AssignmentCounts(1)
    )


def test_each_problem_of_a_file_is_a_finding(course: Course) -> None:
    """With its line, and without counts."""
    found = proved(course, WEEK.replace(SLUG, "dubling") + 'tests = { H02 = "after_due" }\n')

    assert found.counts is None
    assert sentences(course, found) == [
        (
            "assignments/week1.toml",
            "week1.toml:4: exercises.0.slug: the course has no exercise 'dubling'; did you mean doubling?",
        ),
        ("assignments/week1.toml", "week1.toml:5: exercises.0.tests: H02 is after_due, but there is no due"),
    ]


def test_tests_are_hidden_ones_of_the_exercise(course: Course) -> None:
    """Public ones are seen anyway, and a typing error would show nothing to anybody."""
    found = proved(course, WEEK + 'tests = { H03 = "visible", small = "hidden" }\n')

    assert [sentence for _, sentence in sentences(course, found)] == [
        "tests names H03, but doubling has the hidden tests H01, H02",
        "tests names small, but doubling has the hidden tests H01, H02",
    ]


def test_an_exercise_in_two_is_a_finding_of_the_second(course: Course) -> None:
    """A file that cannot be read is none of them."""
    assert proved(course, name="one").findings == ()
    assert proved(course, "schema = 2\n", "other").counts is None
    found = proved(course, name="two")

    assert sentences(course, found) == [
        (
            "assignments/two.toml",
            "two.toml:4: exercises.0.slug: doubling is in one.toml as well; "
            "an exercise stands in one assignment",
        )
    ]
    assert proved(course, name="one").findings == ()


def test_a_suite_that_cannot_be_read_has_findings_elsewhere(course: Course) -> None:
    """Those of its exercise."""
    (course.root / "exercises" / SLUG / "test_hidden.py").write_text("def test_(:")

    assert proved(course, WEEK + 'tests = { H99 = "visible" }\n').findings == ()


def test_they_are_proved_with_the_whole_course(course: Course) -> None:
    """After the lessons; on the screen and for programs, with all else going on."""
    proved(course, WEEK.replace("title", "name"))

    ended = CliRunner().invoke(app, ["validate", "--course", str(course.root), "--jobs", "1", "--json"])
    screen = CliRunner().invoke(app, ["validate", "--course", str(course.root), "--jobs", "2"])

    found = json.loads(ended.output)
    assert ended.exit_code == screen.exit_code == ExitCode.INCOMPLETE
    assert [each["name"] for each in found["exercises"]] == [SLUG]
    (week,) = found["assignments"]
    assert [finding["where"] for finding in week["findings"]] == ["assignments/week1.toml"] * 2
    assert "✗ week1\n    assignments/week1.toml: " in screen.output
    assert "\n1 exercise and 1 assignment of 'A small course': " in screen.output


def test_the_schema_can_be_printed() -> None:
    """For editors."""
    ended = CliRunner().invoke(app, ["schema", "assignment"])

    assert ended.exit_code == 0
    assert set(json.loads(ended.output)["required"]) == {"schema", "title", "exercises"}
