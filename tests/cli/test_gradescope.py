"""`grader build --to gradescope`: what is written where, and what is refused."""

import zipfile
from pathlib import Path

import pytest

from tests import quizzes
from tests.cli.conftest import Typed

NAME = "doubling_gradescope.zip"


def test_build_writes_a_zip_for_its_owner_and_says_what_to_do(
    typed: Typed, course: Path, tmp_path: Path
) -> None:
    """It is secret, and may be built again over an older one."""
    build = ("build", "C01", "--to", "gradescope", "--course", course)
    ended = typed(*build)

    assert ended.code == 0
    assert ended.out.splitlines() == [
        NAME,
        "  Keep it to yourself: it holds the hidden tests.",
        "  On Gradescope: a programming assignment of 4 points, base image Ubuntu 24.04; "
        "students hand in doubling.py or doubling.ipynb.",
    ]
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600
    before = (tmp_path / NAME).read_bytes()
    assert typed(*build, "--visibility", "hidden").code == 0
    assert (tmp_path / NAME).read_bytes() != before
    assert typed(*build, "--out", "week/1/it.ZIP").out.startswith("week/1/it.ZIP\n")
    assert typed(*build, "--out", "all").out.startswith(f"all/{NAME}\n")


def test_a_zip_with_numbers_to_draw_holds_the_key_and_the_class(typed: Typed, tmp_path: Path) -> None:
    """It is said, for who has the zip can tell every answer."""
    quizzes.write_quiz(tmp_path / "quiz", "Q01")
    (tmp_path / "class.csv").write_text("student_id,email\ns01,jane@example.org\n")
    ended = typed(
        "build", "sums", "--to", "gradescope", "--students", "class.csv", "--course", tmp_path / "quiz"
    )

    assert "the key to the questions, and the course key, which draws everybody's numbers." in ended.out
    with zipfile.ZipFile(tmp_path / "sums_gradescope.zip") as made:
        assert {"course.key", "students.csv"} < set(made.namelist())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--student", "s01"), "--student means nothing with --to gradescope"),
        (("--solutions",), "--solutions means nothing with --to gradescope"),
        (("--to", "notebook", "--visibility", "hidden"), "--visibility means nothing with --to notebook"),
        (("--to", "notebook", "--students", "class.csv"), "--students means nothing with --to notebook"),
        (("--students", "class.csv"), "class.csv: cannot be read: No such file or directory"),
        (
            ("--out", "taken.zip"),
            "taken.zip: is there already, and is no autograder; choose another with --out",
        ),
    ],
)
def test_what_cannot_be_is_refused(
    typed: Typed, course: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    """Nothing is written then."""
    (tmp_path / "taken.zip").write_text("somebody's work")
    ended = typed("build", "doubling", "--course", course, "--to", "gradescope", *arguments)

    assert (ended.code, ended.err) == (2, f"error: {said}\n")
    assert [path.name for path in tmp_path.iterdir()] == ["taken.zip"]
    assert (tmp_path / "taken.zip").read_text() == "somebody's work"
