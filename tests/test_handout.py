"""What a student gets: enough to work and to check, and nothing hidden."""

import os
from pathlib import Path

import pytest

from grader.catalog import ChallengeManifest, find_course, find_handout, load_exercise
from grader.errors import CatalogError, UsageError
from grader.handout import handout_files, write_handout
from tests.courses import write_course

ROOT = Path(__file__).parents[1]
SLUGS = ["linear_regression", "mse_and_gradient", "gradient_descent_1d"]


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_hidden_is_in_it(slug: str) -> None:
    """Neither suite, oracle, solutions nor hints; not one case of the hidden suite."""
    exercise = find_course(ROOT).exercise(slug)
    files = handout_files(exercise)

    assert set(files) == {f"{slug}.py", "statement.md", "test_public.py", "exercise.toml"}
    whole = "\n".join(files.values())
    hidden = {line.strip() for line in exercise.hidden_suite.read_text().splitlines() if '"H' in line}
    assert len(hidden) > 5
    assert not [line for line in hidden if line in whole]
    assert isinstance(exercise.manifest, ChallengeManifest)
    assert not [hint for hint in exercise.manifest.hints if hint in whole]
    assert "oracle" not in whole


@pytest.mark.parametrize("slug", SLUGS)
def test_the_folder_remembers_its_exercise(tmp_path: Path, slug: str) -> None:
    """So `grader check` needs no argument there, and the limits are the same."""
    exercise = find_course(ROOT).exercise(slug)
    folder = tmp_path / "anything"
    assert not write_handout(exercise, folder)

    given = find_handout(folder)
    assert given is not None
    assert (given.slug, given.course_root, given.limits) == (slug, None, exercise.limits)
    assert given.manifest.entry == exercise.manifest.entry
    assert given.public_suite.read_text() == exercise.public_suite.read_text()
    with pytest.raises(UsageError, match="what students get has no solutions"):
        _ = given.solutions
    with pytest.raises(UsageError, match="this needs the course's own repository"):
        given.require_hidden_suite()


def test_the_title_may_hold_any_text(tmp_path: Path) -> None:
    """It is written as TOML and read again."""
    exercise = write_course(tmp_path / "course", title="Größe \u2264 2\u00b2, C:/temp")
    write_handout(exercise, tmp_path / "given")

    assert load_exercise(tmp_path / "given").manifest.title == "Größe \u2264 2\u00b2, C:/temp"


def test_a_file_that_was_begun_is_kept(tmp_path: Path) -> None:
    """Everything else is written anew: a corrected statement reaches the student."""
    exercise = write_course(tmp_path / "course")
    folder = tmp_path / "given"
    write_handout(exercise, folder)
    (folder / "doubling.py").write_text("my work\n")
    (folder / "statement.md").write_text("old\n")

    assert write_handout(exercise, folder)
    assert (folder / "doubling.py").read_text() == "my work\n"
    assert (folder / "statement.md").read_text() == exercise.read("statement.md")


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    """A student may have made it."""
    exercise = write_course(tmp_path / "course")
    (tmp_path / "given").mkdir()

    assert not write_handout(exercise, tmp_path / "given")
    assert (tmp_path / "given" / "doubling.py").is_file()


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    """Nothing of it is touched."""
    exercise = write_course(tmp_path / "course")
    other = write_course(tmp_path / "other", slug="tripling")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("years of work\n")
    (tmp_path / "file").write_text("")
    write_handout(other, tmp_path / "given")

    refused = {
        "file": "there is a file of this name; choose another folder with --to",
        "full": "the folder is not empty and holds no exercise; choose another with --to",
        "given": "holds another exercise; choose another folder with --to",
    }
    for name, text in refused.items():
        with pytest.raises(UsageError) as caught:
            write_handout(exercise, tmp_path / name)
        assert str(caught.value) == f"{tmp_path / name}: {text}"
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["thesis.txt"]
    assert not (tmp_path / "given" / "doubling.py").exists()


def test_the_course_s_own_folder_is_refused(tmp_path: Path) -> None:
    """Its hidden suite must not stand beside a student's file."""
    exercise = write_course(tmp_path)

    with pytest.raises(UsageError, match="holds another exercise"):
        write_handout(exercise, exercise.folder)


def test_a_folder_that_cannot_be_written_is_a_usage_error(tmp_path: Path) -> None:
    """One sentence, no traceback."""
    exercise = write_course(tmp_path / "course")
    (tmp_path / "file").write_text("")

    with pytest.raises(UsageError, match="cannot be written: "):
        write_handout(exercise, tmp_path / "file" / "below")
    with pytest.raises(UsageError, match="cannot be written: File name too long"):
        write_handout(exercise, tmp_path / ("x" * (os.pathconf(tmp_path, "PC_NAME_MAX") + 1)))


def test_an_exercise_that_cannot_be_read_writes_nothing(tmp_path: Path) -> None:
    """All or nothing."""
    exercise = write_course(tmp_path / "course")
    (exercise.folder / "statement.md").unlink()

    with pytest.raises(CatalogError, match=r"statement\.md: cannot be read"):
        write_handout(exercise, tmp_path / "given")
    assert not (tmp_path / "given").exists()
