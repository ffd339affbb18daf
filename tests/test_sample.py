"""The sample class: real files under neutral names."""

from pathlib import Path

import pytest

from grader.catalog import Exercise, find_course
from grader.errors import CatalogError, UsageError
from grader.sample import write_sample_class
from tests.courses import RIGHT, write_course

ROOT = Path(__file__).parents[1]


@pytest.fixture
def exercise(tmp_path: Path) -> Exercise:
    """Write a course whose sample class has two students."""
    exercise = write_course(tmp_path / "course")
    exercise.solutions.mkdir(parents=True)
    (exercise.solutions / "model.py").write_text(RIGHT)
    (exercise.solutions / "class.toml").write_text('[students]\ns01 = "model.py"\ns02 = "model.py"\n')
    return exercise


def test_the_sample_class_of_the_course_is_forty_under_neutral_names(tmp_path: Path) -> None:
    """No invented people: s01 to s40, each a file that is there."""
    folder = write_sample_class(find_course(ROOT).exercise("linear_regression"), tmp_path / "class")

    assert sorted(path.name for path in folder.iterdir()) == [f"s{number:02}.py" for number in range(1, 41)]


def test_writing_it_again_mends_it(exercise: Exercise, tmp_path: Path) -> None:
    """A demonstration may be repeated."""
    folder = write_sample_class(exercise, tmp_path / "deep" / "class")
    (folder / "s01.py").write_text("spoiled")

    assert write_sample_class(exercise, folder) == folder
    assert [path.read_text() for path in sorted(folder.iterdir())] == [RIGHT, RIGHT]


def test_a_folder_with_other_files_is_refused(exercise: Exercise, tmp_path: Path) -> None:
    """Real submissions must not get mixed with samples."""
    folder = tmp_path / "class"
    folder.mkdir()
    (folder / "ada.py").write_text("")

    with pytest.raises(UsageError) as caught:
        write_sample_class(exercise, folder)
    assert str(caught.value) == (
        f"{folder}: holds ada.py, which is not of the sample class; choose another folder"
    )
    assert [path.name for path in folder.iterdir()] == ["ada.py"]


def test_a_file_that_is_not_there_is_named(exercise: Exercise, tmp_path: Path) -> None:
    """With the student who was to hand it in."""
    (exercise.solutions / "class.toml").write_text('[students]\ns01 = "mutants/none.py"\n')

    with pytest.raises(CatalogError, match=r"class\.toml: s01 names mutants/none\.py, which is not there"):
        write_sample_class(exercise, tmp_path / "class")


@pytest.mark.parametrize("text", ["", "students = 3\n", "[students\n"], ids=["empty", "a number", "no TOML"])
def test_a_class_that_cannot_be_read_is_named(exercise: Exercise, tmp_path: Path, text: str) -> None:
    """The author's file, so a course error."""
    (exercise.solutions / "class.toml").write_text(text)

    with pytest.raises(CatalogError, match=r"class\.toml: no sample class can be read here"):
        write_sample_class(exercise, tmp_path / "class")


def test_an_exercise_without_one_says_so(exercise: Exercise, tmp_path: Path) -> None:
    """Not every exercise has a sample class."""
    (exercise.solutions / "class.toml").unlink()

    with pytest.raises(CatalogError, match=r"class\.toml: no sample class can be read here"):
        write_sample_class(exercise, tmp_path / "class")
