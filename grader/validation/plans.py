"""What is to be proved of a course: a plan each for exercises, lessons, assignments, and the facts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from grader.assignments import assignment_files
from grader.catalog import Exercise
from grader.lessons import Lesson
from grader.solutions import read_solutions
from grader.validation.assignments import ASSIGNMENT, validate_assignment
from grader.validation.challenges.exercise import validate_challenge
from grader.validation.findings import Finding, Validation
from grader.validation.ids import Ids
from grader.validation.lessons.taught import validate_facts, validate_lesson
from grader.validation.questions.exercise import validate_questions
from grader.validation.reading import CourseRead, chosen

Report = Callable[[object], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be proved, in how many steps; `prove` does it, and calls what it is given after each."""

    kind: str
    name: str
    steps: int
    prove: Callable[[Report], Validation]


def plans_of(read: CourseRead, names: Sequence[str], isolation: str) -> list[Plan]:
    """Plan what some names stand for; all there is, with assignments and facts, for no name.

    Raises
    ------
    UsageError
        If the course has nothing of such a name.
    """
    exercises, lessons = chosen(read, names)
    ids = read.ids
    plans = [_of_exercise(read.exercises[slug], ids, isolation) for slug in exercises]
    plans += [_of_lesson(read.lessons[name], read) for name in lessons]
    if names:
        return plans
    for path in assignment_files(read.course):
        plans.append(Plan(ASSIGNMENT, path.stem, 1, partial(_of_assignment, path, read)))
    if read.facts_file.is_file():
        plans.append(Plan("facts", "", 1, lambda _: validate_facts(read)))
    return plans


def _of_exercise(found: Exercise | Finding, ids: Ids, isolation: str) -> Plan:
    if isinstance(found, Finding):
        return _broken(found, "exercise")
    if found.asks:
        prove_questions = partial(validate_questions, found, ids, isolation)
        return Plan("exercise", found.slug, len(found.manifest.items), prove_questions)
    solutions = read_solutions(found)
    prove_challenge = partial(validate_challenge, found, solutions, ids, isolation)
    return Plan("exercise", found.slug, len(solutions.submissions()), prove_challenge)


def _of_lesson(found: Lesson | Finding, read: CourseRead) -> Plan:
    if isinstance(found, Finding):
        return _broken(found, "lesson")
    return Plan("lesson", found.id, 1, lambda _: validate_lesson(found, read))


def _of_assignment(path: Path, read: CourseRead, _: Report) -> Validation:
    return validate_assignment(path, read.course)


def _broken(finding: Finding, kind: str) -> Plan:
    return Plan(kind, finding.name, 0, lambda _: Validation(finding.name, kind, (finding,)))
