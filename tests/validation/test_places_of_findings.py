"""Findings for CI systems: each at the file and line of the course that it is about."""

from pathlib import Path

import junitparser
import pytest

from grader.report.ci import Ending, Place
from grader.report.junit import junit
from grader.validation.findings import Finding, LessonCounts, Validation
from grader.validation.suites import suite_of

FILES = {
    "exercises/course.toml": "schema = 1\n",
    "exercises/assignments/week1.toml": "",
    "exercises/facts.toml": "",
    "exercises/doubling/exercise.toml": "",
    "exercises/doubling/statement.md": "",
    "exercises/doubling/test_hidden.py": 'import pytest\n\n\n@pytest.mark.case("H01")\n',
    "exercises/doubling/questions.py": "\n\n@question('Q04', t=[1])\n",
    "exercises/lessons/L0/lesson.toml": "",
    "exercises/lessons/L0/text.md": "",
    "solutions/doubling/mutants/off.py": "",
}
PLACES = {
    ("exercise", "statement.md:3:7"): ("exercises/doubling/statement.md", 3, 7),
    ("exercise", "exercise.toml"): ("exercises/doubling/exercise.toml", 0, 0),
    ("exercise", "mutants/off.py"): ("solutions/doubling/mutants/off.py", 0, 0),
    ("exercise", "course.toml"): ("exercises/course.toml", 0, 0),
    ("exercise", "H01"): ("exercises/doubling/test_hidden.py", 4, 0),
    ("exercise", "questions.py: Q04"): ("exercises/doubling/questions.py", 3, 0),
    ("exercise", "questions.py: Q05"): ("exercises/doubling/questions.py", 0, 0),
    ("exercise", "model.py"): ("exercises/doubling/exercise.toml", 0, 0),
    ("exercise", "a: b: c"): ("exercises/doubling/exercise.toml", 0, 0),
    ("lesson", "text.md:12:1"): ("exercises/lessons/L0/text.md", 12, 1),
    ("lesson", "claims.py"): ("exercises/lessons/L0/lesson.toml", 0, 0),
    ("facts", "facts.toml"): ("exercises/facts.toml", 0, 0),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a course of empty files."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize(("kind", "where"), PLACES)
def test_a_finding_stands_at_its_line(root: Path, kind: str, where: str) -> None:
    """A case and an item at the line that names them; what is missing, in the file that lacks it."""
    name = {"exercise": "doubling", "lesson": "L0", "facts": "facts"}[kind]
    validation = Validation(name, kind, (Finding(name, where, "is wrong\nand how"),))

    (entry,) = suite_of(validation, root, lambda path: path.relative_to(root).as_posix()).entries

    assert entry.place == Place(*PLACES[kind, where])
    assert (entry.ending, entry.said, entry.details) == (Ending.FAILURE, "is wrong", "is wrong\nand how")


@pytest.mark.parametrize(
    ("kind", "where"), [("exercise", "exercise.toml"), ("assignment", "assignments/week1.toml")]
)
def test_a_file_of_settings_has_its_line_in_the_sentence(root: Path, kind: str, where: str) -> None:
    """It is read before it is proved, and who reads it names file, line and key."""
    folder = root / "exercises" / ("doubling" if kind == "exercise" else "")
    finding = Finding("doubling", where, f"{folder / where}:3: points: is missing")

    (entry,) = suite_of(Validation("doubling", kind, (finding,)), root, str).entries

    assert entry.place == Place(str(folder / where), 3, 0)


def test_what_holds_has_one_entry_that_passed(root: Path) -> None:
    """A suite without entries would say nothing."""
    suite = suite_of(Validation("L0", "lesson", counts=LessonCounts(9, 4)), root, str)

    assert [(entry.name, entry.ending) for entry in suite.entries] == [("holds", Ending.PASSED)]
    assert (suite.class_name, suite.said) == ("lesson.L0", "9 parts, 4 claims")


def test_findings_are_failures_in_junit(root: Path) -> None:
    """A test suite for each part of a course, a test case for each finding."""
    findings = (Finding("doubling", "statement.md:3:7", "is <wrong>"), Finding("doubling", "H01", "is late"))
    suites = [
        suite_of(Validation("doubling", "exercise", findings), root, str),
        suite_of(Validation("L0", "lesson"), root, str),
    ]

    read = junitparser.JUnitXml.fromstring("".join(junit("A course", suites)).encode())

    assert [(suite.name, suite.tests, suite.failures) for suite in read] == [("doubling", 2, 2), ("L0", 1, 0)]
    (first, *_), _ = read
    assert (first.classname, first.name) == ("exercise.doubling", "statement.md:3:7")
    assert [(said.type, said.message) for said in first.result] == [("finding", "is <wrong>")]
