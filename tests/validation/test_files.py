"""What can be seen from files: references between them, the statement, the sample class."""

from pathlib import Path

import pytest

from grader.catalog import find_course
from grader.validation.challenges.folder import stray_folders
from grader.validation.findings import Finding
from tests.validation.tiny import Tiny, write


def test_needs_names_items_of_the_course(tiny: Tiny) -> None:
    """A student cannot do first what is not there."""
    tiny.change("exercise.toml", "needs = []", 'needs = ["C90", "C91"]')

    assert tiny.findings() == [
        ("exercise.toml", "needs of C90 names C91, which no exercise of the course has")
    ]


def test_the_oracle_defines_every_entry(tiny: Tiny) -> None:
    """Without it nothing can be recomputed, so nothing else is said."""
    tiny.change("oracle.py", "def clamp(", "def clip(")

    sentence = "defines no function 'clamp', which entry of exercise.toml names"
    assert tiny.findings() == [("oracle.py", sentence)]


def test_the_oracle_must_load(tiny: Tiny) -> None:
    """Its error is shown in its own words."""
    tiny.change("oracle.py", "import reference", "import reference.of_another_course")

    [(where, sentence)] = tiny.findings()
    assert where == "oracle.py"
    assert "oracle.py: cannot be loaded: ModuleNotFoundError: " in sentence


@pytest.mark.parametrize("name", ["oracle.py", "test_hidden.py"])
def test_hidden_files_must_be_there(tiny: Tiny, name: str) -> None:
    """A student's folder has none; that of the course must."""
    tiny.files[name] = None

    [(where, sentence)] = tiny.findings()
    assert where == name
    assert "cannot be read" in sentence


def test_the_statement_has_a_title(tiny: Tiny) -> None:
    """Pages and lists begin with it."""
    tiny.change("statement.md", "# Clamp a number\n\n", "")

    sentence = "does not begin with a title, a line such as '# One step downhill'"
    assert tiny.findings() == [("statement.md", sentence)]


def test_the_statement_mentions_what_to_write(tiny: Tiny) -> None:
    """Another word that begins the same does not count."""
    tiny.change("statement.md", "`clamp(x, low, high)`", "`clamped`")

    assert tiny.findings() == [("statement.md", "never mentions clamp, which a submission must define")]


def test_the_sample_class_hands_in_files_that_exist(tiny: Tiny) -> None:
    """A demo that fails at the first student is none."""
    tiny.files["class.toml"] = '[students]\ns01 = "model.py"\ns02 = "broken/none.py"\n'

    assert tiny.findings() == [("class.toml", "s02 hands in broken/none.py, which does not exist")]


def test_the_sample_class_must_be_toml(tiny: Tiny) -> None:
    """The finding says which line cannot be read."""
    tiny.files["class.toml"] = "[students]\ns01 = model.py\n"

    [(where, sentence)] = tiny.findings()
    assert where == "class.toml"
    assert sentence.startswith("cannot be read: ")
    assert "line 2" in sentence


def test_a_manifest_that_does_not_fit_is_a_finding(tiny: Tiny) -> None:
    """File, line and key; the other exercises are validated all the same."""
    tiny.change("exercise.toml", "points = 5", 'points = "five"')

    [(where, sentence)] = tiny.findings()
    assert where == "exercise.toml"
    assert "exercise.toml:8: points: " in sentence


def test_folders_that_the_course_does_not_list_are_found(tmp_path: Path) -> None:
    """Somebody wrote an exercise that no student can reach."""
    course = Tiny(tmp_path, "clamp").course()
    write(tmp_path / "exercises" / "forgotten" / "exercise.toml", "")
    (tmp_path / "exercises" / "lessons").mkdir()

    sentence = "forgotten stands in exercises/, but the course does not list it"
    assert stray_folders(course) == [Finding("forgotten", "course.toml", sentence)]
    assert stray_folders(find_course(tmp_path)) == stray_folders(course)
