"""Lessons and facts in a validation, and what may be named on the command line."""

from dataclasses import replace
from pathlib import Path

import pytest

from grader.catalog import find_course
from grader.errors import UsageError
from grader.validation.course import validate
from grader.validation.findings import FactCounts, Finding, LessonCounts, Validation
from grader.validation.lessons.taught import validate_facts
from grader.validation.reading import CourseRead, read_course
from tests.validation.tiny import write
from tests.validation.tiny_questions import files_of

TITLES = [f"Part {word}" for word in "one two three four five six seven eight nine".split()]
COURSE = """
schema = 1
title = "Numbers"
exercises = ["primes", "tides", "fields"]
lessons = ["L7"]
"""
FACTS = """
S0-A1 = ["Q90", "L7.2"]
S0-A2 = ["Q91", "D7"]
S0-A3 = ["Q95"]
"""
LESSON = """
schema = 1
id = "L7"
title = "Counting"
summary = "Numbers one after the other."
minutes = 10
"""


def lesson(items: list[list[str]]) -> str:
    """Return a lesson.toml with the items of its first parts."""
    parts = [LESSON]
    for number, title in enumerate(TITLES, 1):
        named = items[number - 1] if number <= len(items) else []
        covers = ["S0-A1"] if number == 2 else []
        parts.append(
            f'[[parts]]\nid = "L7.{number}"\ntitle = "{title}"\nitems = {named!r}\ncovers = {covers!r}\n'
        )
    return "\n".join(parts)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write a course: Q90 and Q91 belong to the lesson, Q92 to none; all of it holds."""
    write(tmp_path / "reference" / "__init__.py", "def product(a, b):\n    return a * b\n")
    write(tmp_path / "exercises" / "course.toml", COURSE)
    write(tmp_path / "exercises" / "facts.toml", FACTS)
    for number, (slug, kind) in enumerate([("primes", "multiple"), ("tides", "prose"), ("fields", "number")]):
        for name, text in files_of(kind).items():
            sources = f'sources = ["S0-A{number + 1}"]\n' if number < 2 else ""
            own = (
                (text or "")
                .replace('"Q90"', f'"Q9{number}"')
                .replace("points = 3\n", f"points = 3\n{sources}")
            )
            write(tmp_path / "exercises" / slug / name, own)
    folder = tmp_path / "exercises" / "lessons" / "L7"
    write(folder / "lesson.toml", lesson([["Q91"], [], ["Q90"]]))
    write(
        folder / "text.md", "\n\n".join(f"## {title}\n\nHalf is [[0.5 = 1 / 2]]." for title in TITLES) + "\n"
    )
    write(folder / "claims.py", '"""Nothing but numbers."""\n')
    return tmp_path


def validated(root: Path, *names: str) -> list[Validation]:
    """Validate what is named."""
    return list(validate(find_course(root), names))


def read(root: Path) -> CourseRead:
    """Read the course as it stands."""
    return read_course(find_course(root))


def test_exercises_lessons_and_facts_are_validated(root: Path) -> None:
    """In this order; each says how much there was, and all of it holds."""
    found = validated(root)

    assert [(each.name, each.kind) for each in found] == [
        ("primes", "exercise"),
        ("tides", "exercise"),
        ("fields", "exercise"),
        ("L7", "lesson"),
        ("facts", "facts"),
    ]
    assert [finding for each in found for finding in each.findings] == []
    assert found[3].counts == LessonCounts(parts=9, claims=9)
    assert str(found[3].counts) == "9 parts, 9 claims"


def test_a_lesson_that_does_not_hold_has_findings(root: Path) -> None:
    """With file, line and column; an item that the course lacks is one of them."""
    folder = root / "exercises" / "lessons" / "L7"
    write(folder / "lesson.toml", lesson([["Q91"], [], ["Q90", "Q99"]]))
    write(folder / "text.md", (folder / "text.md").read_text().replace("0.5", "0.6", 1))

    found = validated(root, "L7")[-1]
    assert found.name == "L7"
    assert [finding.where for finding in found.findings] == ["lesson.toml:22", "text.md:3:9"]
    assert found.findings[0].sentence == "L7.3 names Q99, which no exercise of the course has"


def test_a_lesson_that_cannot_be_read_hides_nothing(root: Path) -> None:
    """It is one finding, and the exercises are validated all the same."""
    write(root / "exercises" / "lessons" / "L7" / "lesson.toml", LESSON.replace("10", '"ten"'))

    found = validated(root)
    assert [each.name for each in found if each.findings] == ["L7"]
    assert found[3].findings[0].where == "lesson.toml"
    assert "lesson.toml:5: minutes: " in found[3].findings[0].sentence
    assert found[3].counts is None


def test_items_stand_in_parts_of_their_lesson(root: Path) -> None:
    """The ids of the parts are taken from the lesson."""
    path = root / "exercises" / "primes" / "exercise.toml"
    write(path, path.read_text() + 'part = "L7.10"\n')

    sentence = "part of Q90 is L7.10, which L7 does not have"
    assert validated(root, "primes")[0].findings == (Finding("primes", "exercise.toml", sentence),)


@pytest.mark.parametrize(
    ("names", "validations"),
    [
        (["fields"], ["fields"]),
        (["Q92"], ["fields"]),
        (["Q92", "fields"], ["fields"]),
        (["L7"], ["primes", "tides", "L7"]),
        (["L7", "Q90"], ["primes", "tides", "L7"]),
        (["Q92", "L7"], ["fields", "primes", "tides", "L7"]),
    ],
)
def test_exercises_items_and_lessons_may_be_named(
    root: Path, names: list[str], validations: list[str]
) -> None:
    """A lesson brings the exercises of its items; nothing is done twice, and facts are left out."""
    assert [each.name for each in validated(root, *names)] == validations


def test_an_unreadable_lesson_may_be_named(root: Path) -> None:
    """Which exercises are its own is not known then."""
    (root / "exercises" / "lessons" / "L7" / "text.md").unlink()

    [found] = validated(root, "L7")
    assert (found.name, found.kind, found.findings[0].where) == ("L7", "lesson", "lesson.toml")


@pytest.mark.parametrize("name", ["Q99", "L8", "prime"])
def test_other_names_are_errors_of_usage(root: Path, name: str) -> None:
    """They are none of the course."""
    with pytest.raises(UsageError, match=f"no exercise '{name}' in 'Numbers'"):
        validated(root, name)


def test_lessons_that_the_course_does_not_list_are_found(root: Path) -> None:
    """Somebody wrote what no student can reach."""
    write(root / "exercises" / "lessons" / "L8" / "lesson.toml", "")

    sentence = "L8 stands in exercises/lessons/, but the course does not list it"
    assert validated(root)[-1] == Validation("L8", "lesson", (Finding("L8", "course.toml", sentence),))


# Facts


def test_facts_without_a_cover_are_told(root: Path) -> None:
    """They are no finding: a course grows."""
    found = validated(root)[-1]

    assert found == Validation("facts", "facts", (), FactCounts(3, 2, ("S0-A3",)))
    assert str(found.counts) == "2 of 3 covered; not yet: S0-A3"


def test_a_complete_course_covers_everything(root: Path) -> None:
    """Then each gap is a finding."""
    course = read(root)
    complete = course.course.manifest.model_copy(update={"coverage": "complete"})

    found = validate_facts(replace(course, course=replace(course.course, manifest=complete)))
    sentence = "S0-A3 is covered by nothing that the course has"
    assert found.findings == (Finding("facts", "facts.toml", sentence),)


def test_many_gaps_are_cut_on_a_screen() -> None:
    """Eight of them fit into a line; the record has all."""
    missing = tuple(f"S{number}" for number in range(11))

    said = "2 of 13 covered; not yet: S0, S1, S2, S3, S4, S5, S6, S7 and 3 more"
    assert str(FactCounts(13, 2, missing)) == said
    assert str(FactCounts(2, 2, ())) == "2 of 2 covered"


def test_facts_and_items_must_agree(root: Path) -> None:
    """What the list says of an item, the item says of itself."""
    write(root / "exercises" / "facts.toml", FACTS.replace('["Q91", ', '["Q90", "Q91", '))

    sentence = "S0-A2 is covered by Q90, which does not name it"
    assert validated(root)[-1].findings == (Finding("facts", "facts.toml", sentence),)


def test_facts_that_cannot_be_read_are_a_finding(root: Path) -> None:
    """With file and line."""
    write(root / "exercises" / "facts.toml", 'S0-A1 = ["Q90"]\nS0-A2 = []\n')

    [finding] = validated(root)[-1].findings
    assert finding.where == "facts.toml"
    assert "facts.toml:2: S0-A2: " in finding.sentence


def test_a_course_may_have_no_facts(root: Path) -> None:
    """It is not asked for them."""
    (root / "exercises" / "facts.toml").unlink()

    assert "facts" not in [each.name for each in validated(root)]
