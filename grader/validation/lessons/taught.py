"""What a course teaches: its lessons, and the facts of its sources that something in it covers."""

from collections.abc import Iterable, Sequence

from grader.errors import CatalogError
from grader.lessons import Lesson, claims_in
from grader.validation.findings import FactCounts, Finding, LessonCounts, Problem, Validation
from grader.validation.lessons.coverage import (
    FACTS_FILE,
    coverage,
    coverage_problems,
    covers_of_lesson,
    read_facts,
)
from grader.validation.lessons.lesson import lesson_problems
from grader.validation.reading import CourseRead

FACTS = "facts"


def validate_lesson(lesson: Lesson, read: CourseRead) -> Validation:
    """Validate one lesson of a course."""
    problems = lesson_problems(lesson, read.course.root, read.ids.may_be_named)
    claims = [claim for claim in claims_in(lesson.text) if claim.kind]
    counts = LessonCounts(len(lesson.manifest.parts), len(claims))
    return Validation(lesson.id, "lesson", _findings(lesson.id, problems), counts)


def validate_facts(read: CourseRead) -> Validation:
    """Find out which facts the course covers; a gap is a finding only where the course is to be complete."""
    try:
        facts = read_facts(read.facts_file)
    except CatalogError as error:
        return Validation(FACTS, FACTS, _findings(FACTS, [(FACTS_FILE, str(error))]))
    items = {item.id: item.sources for each in read.sound_exercises for item in each.manifest.items}
    others = {name: facts for each in read.sound_lessons for name, facts in covers_of_lesson(each).items()}
    found = coverage(facts, items, others)
    problems = list(coverage_problems(facts, items, others))
    if read.course.manifest.coverage is not None:
        problems += _gaps(found.missing)
    counts = FactCounts(len(facts), len(found.covered), found.missing)
    return Validation(FACTS, FACTS, _findings(FACTS, problems), counts)


def _gaps(missing: Sequence[str]) -> list[Problem]:
    return [(FACTS_FILE, f"{fact} is covered by nothing that the course has") for fact in missing]


def _findings(name: str, problems: Iterable[Problem]) -> tuple[Finding, ...]:
    return tuple(Finding(name, where, sentence) for where, sentence in dict.fromkeys(problems))
