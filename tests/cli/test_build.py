"""`grader build`: which exercises a name stands for, and the folder of a course of nbgrader."""

import json
from pathlib import Path

import pytest

from tests.classes import write_assignment, write_two_exercises
from tests.cli.command import Argument
from tests.cli.conftest import Typed
from tests.courses import RIGHT, write_course
from tests.exchange.notebooks.notebooks import cell_named

WEEK = 'schema = 1\ntitle = "Week 1"\nexercises = [{ slug = "doubling" }, { slug = "again" }]\n'
WRITTEN = [
    "nb/grader.toml",
    "nb/source/week1/doubling.ipynb",
    "nb/source/week1/again.ipynb",
    "nb/nbgrader_config.py",
]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """Write a course with the assignment `week1` of two challenges; return its folder."""
    root = tmp_path / "course"
    write_two_exercises(root)
    write_assignment(root, WEEK)
    for slug in ("doubling", "again"):
        folder = root / "solutions" / slug
        folder.mkdir(parents=True)
        (folder / "model.py").write_text(RIGHT)
    return root


def built(folder: Path) -> list[str]:
    """Return what is in a folder, but for the course."""
    files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(str(path) for path in files if path.parts[0] != "course")


@pytest.mark.parametrize(
    ("to", "ending", "names", "slugs"),
    [
        ("notebook", ".ipynb", ["week1"], ["doubling", "again"]),
        ("notebook", ".ipynb", ["again", "week1", "C01"], ["again", "doubling"]),
        ("gradescope", "_gradescope.zip", ["week1"], ["doubling", "again"]),
    ],
)
def test_an_assignment_stands_for_its_exercises(
    typed: Typed, here: Path, tmp_path: Path, to: str, ending: str, names: list[str], slugs: list[str]
) -> None:
    """In its own order, and each once."""
    ended = typed("build", *names, "--to", to, "--course", here)

    assert (ended.code, ended.err) == (0, "")
    files = [f"{slug}{ending}" for slug in slugs]
    assert [line for line in ended.out.splitlines() if not line.startswith(" ")] == files
    assert built(tmp_path) == sorted(files)


@pytest.mark.parametrize("place", [("nb",), ("--out", "nb")])
def test_nbgrader_gets_an_assignment_under_its_name(
    typed: Typed, here: Path, tmp_path: Path, place: tuple[Argument, ...]
) -> None:
    """Its folder is the last name, or is said; it may be built again."""
    build = ("build", "week1", *place, "--to", "nbgrader", "--course", here)
    ended = typed(*build)

    assert (ended.code, ended.err) == (0, "")
    *files, note, following = ended.out.splitlines()
    assert files == WRITTEN
    assert note == "  Keep the folder to yourself: `source` holds the solutions."
    assert following == "Next, in nb:  nbgrader generate_assignment week1"
    assert built(tmp_path) == sorted(WRITTEN)
    assert (tmp_path / "nb" / "grader.toml").read_text().endswith(f"course = {json.dumps(str(here))}\n")
    assert "course_id = 'nb'" in (tmp_path / "nb" / "nbgrader_config.py").read_text()
    assert typed(*build).out.splitlines()[:-2] == WRITTEN[:-1]


def test_an_exercise_is_an_assignment_of_its_own(
    typed: Typed, here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever of its names is typed; the course is called after the folder in which it is typed."""
    (tmp_path / "autumn").mkdir()
    monkeypatch.chdir(tmp_path / "autumn")
    ended = typed("build", "C01", "again", ".", "--to", "nbgrader", "--course", here)

    assert ended.code == 0
    assert built(tmp_path / "autumn" / "source") == ["again/again.ipynb", "doubling/doubling.ipynb"]
    following = "nbgrader generate_assignment doubling && nbgrader generate_assignment again"
    assert ended.out.splitlines()[-1] == f"Next, in .:  {following}"
    assert "course_id = 'autumn'" in Path("nbgrader_config.py").read_text()


def test_a_configuration_that_is_there_is_left_as_it_is(typed: Typed, here: Path, tmp_path: Path) -> None:
    """It is the instructor's; the note is ours."""
    (tmp_path / "nb").mkdir()
    (tmp_path / "nb" / "nbgrader_config.py").write_text("c = get_config()\n")
    (tmp_path / "nb" / "grader.toml").write_text('course = "/moved/away"\n')
    ended = typed("build", "week1", "nb", "--to", "nbgrader", "--course", here)

    assert ended.out.splitlines()[:-2] == WRITTEN[:-1]
    assert (tmp_path / "nb" / "nbgrader_config.py").read_text() == "c = get_config()\n"
    assert str(here) in (tmp_path / "nb" / "grader.toml").read_text()


def test_a_source_that_was_changed_is_never_overwritten(typed: Typed, here: Path, tmp_path: Path) -> None:
    """It is refused before anything is written, also what would be new."""
    build = ("build", "again", "nb", "--to", "nbgrader", "--course", here)
    typed(*build)
    path = tmp_path / "nb" / "source" / "again" / "again.ipynb"
    notebook = json.loads(path.read_text())
    cell_named(notebook, "code")["source"] = ["# mine\n"]
    path.write_text(json.dumps(notebook))
    before = path.read_bytes()
    (tmp_path / "nb" / "grader.toml").unlink()

    ended = typed("build", "week1", *build[1:])
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "error: nb/source/again/again.ipynb: is there already, and holds something else; "
        "remove it first, or choose another folder with --out\n"
    )
    assert path.read_bytes() == before
    assert built(tmp_path) == ["nb/nbgrader_config.py", "nb/source/again/again.ipynb"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("week1",), "name the folder as well: grader build week1 --to nbgrader --out FOLDER"),
        (("week1", "C02"), "name the folder as well: grader build week1 C02 --to nbgrader --out FOLDER"),
        (("--out", "nb", "nbs", "nb"), "no exercise"),
        (("week1", "nb", "--student", "s01"), "--student means nothing with --to nbgrader"),
        (("week1", "nb", "--solutions"), "--solutions means nothing with --to nbgrader"),
        (("week1", "nb", "--students", "class.csv"), "--students means nothing with --to nbgrader"),
        (("week1", "nb", "--visibility", "hidden"), "--visibility means nothing with --to nbgrader"),
        (("week1", "taken/nb"), "taken/nb: cannot be made: Not a directory"),
    ],
)
def test_what_cannot_be_is_refused(
    typed: Typed, here: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    """Nothing is written then."""
    (tmp_path / "taken").write_text("somebody's work")
    ended = typed("build", *arguments, "--to", "nbgrader", "--course", here)

    assert ended.code == 2
    assert ended.err.startswith(f"error: {said}")
    assert built(tmp_path) == ["taken"]
    assert (tmp_path / "taken").read_text() == "somebody's work"


def test_without_a_model_nothing_is_written(typed: Typed, here: Path, tmp_path: Path) -> None:
    """Not even for the exercises before it."""
    (here / "solutions" / "again" / "model.py").unlink()
    ended = typed("build", "week1", "nb", "--to", "nbgrader", "--course", here)

    assert (ended.code, ended.out, ended.err) == (2, "", "error: again has no model solution\n")
    assert built(tmp_path) == []


def test_a_folder_of_another_course_is_refused(typed: Typed, here: Path, tmp_path: Path) -> None:
    """Its note would lead to other hidden tests; one that leads nowhere is written anew."""
    other = tmp_path / "other"
    write_course(other)
    for place in ("there", "gone"):
        (tmp_path / place).mkdir()
    (tmp_path / "there" / "grader.toml").write_text(f'course = "{other}"')
    (tmp_path / "gone" / "grader.toml").write_text('course = "/nowhere"')

    refused = typed("build", "doubling", "--to", "nbgrader", "there", "--course", here)
    assert (refused.code, [*(tmp_path / "there").iterdir()]) == (2, [tmp_path / "there" / "grader.toml"])
    assert f"this folder is for the exercises in {other}; choose another one, or remove" in refused.err
    assert typed("build", "doubling", "--to", "nbgrader", "gone", "--course", here).code == 0


def test_a_name_that_nothing_has_is_told_with_the_assignments(typed: Typed, here: Path) -> None:
    """It may be meant as either."""
    ended = typed("build", "week2", "--to", "notebook", "--course", here)
    assert (ended.code, ended.out) == (2, "")
    assert "no exercise 'week2'" in ended.err
    assert ended.err.endswith("; assignments: week1\n")
