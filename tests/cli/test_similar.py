"""Pairs to look at, on the command line: from files as they were handed in to lines in both."""

import json
from pathlib import Path

import pytest

from grader.store.opening import opened
from grader.store.place import place_at
from tests.classes import Class
from tests.cli.command import PROJECT
from tests.cli.conftest import Typed
from tests.courses import RIGHT, write_course

SOLUTIONS = PROJECT / "solutions" / "linear_regression"
COURSE = ("--course", PROJECT)


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    """Return a folder with two who worked together, one who did not, a starter, and a file that is none."""
    model = (SOLUTIONS / "model.py").read_text()
    folder = tmp_path / "class"
    (folder / "s02").mkdir(parents=True)
    (folder / "s01.py").write_text(model)
    (folder / "s02" / "mine.py").write_text(
        "# Mine!\n\n" + model.replace("errors", "gaps").replace("dm", "d")
    )
    (folder / "s03.py").write_text((SOLUTIONS / "alternatives" / "matrix_form.py").read_text())
    (folder / "s04.py").write_text((PROJECT / "exercises" / "linear_regression" / "starter.py").read_text())
    (folder / "s05.py").write_bytes("x = 1\n".encode("utf-16"))
    return folder


def test_a_pair_is_listed_with_its_lines(handed_in: Path, typed: Typed) -> None:
    """And what is too short, and what cannot be compared."""
    ended = typed("similar", "C18", handed_in, *COURSE)

    assert ended.code == 0, ended.err
    assert ended.out == (
        "linear_regression: 5 submissions, 3 long enough to compare.\n"
        "\n"
        "Pairs to look at, the most alike first. That code is alike does not say why: read both.\n"
        "\n"
        " 100%  s01.py      s02/mine.py   63 of 63 fingerprints\n"
        "       lines 3-19  lines 5-21\n"
        "\n"
        "Too short to tell: s04.py\n"
        "\n"
        "Not compared:\n"
        "  s05.py: it is saved as UTF-16; save it as UTF-8\n"
    )


def test_another_program_gets_data(handed_in: Path, typed: Typed) -> None:
    """The same as JSON; how many pairs there are, and those that were asked for."""
    (handed_in / "s06.py").write_text((handed_in / "s01.py").read_text())

    data = json.loads(typed("similar", "linear_regression", handed_in, "--json", "--top", "1", *COURSE).out)

    assert data["schema"] == 1
    assert data["pairs_found"] == 3
    assert [(pair["first"], pair["second"], pair["score"]) for pair in data["pairs"]] == [
        ("s01.py", "s02/mine.py", 1.0)
    ]
    assert data["pairs"][0]["passages"][0]["second"] == [5, 21]
    assert data["too_short"] == ["s04.py"]
    assert list(data["not_compared"]) == ["s05.py"]


def test_a_class_of_starters_cannot_be_told(handed_in: Path, typed: Typed) -> None:
    """Everybody is alike, and that says nothing."""
    (handed_in / "s06.py").write_text((handed_in / "s04.py").read_text())

    ended = typed("similar", "C18", handed_in / "s04.py", handed_in / "s06.py", *COURSE)

    assert ended.out.startswith(
        "linear_regression: 2 submissions, 0 long enough to compare.\n\nToo short to tell:"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            "similar bowl_quiz class",
            "bowl_quiz asks questions: right answers are alike, so only code is compared",
        ),
        ("similar nothing class", "no exercise 'nothing' in"),
        ("similar C18 nowhere", "nowhere: no such file or folder"),
        ("similar C18 class --top 0", "Invalid value for '--top'"),
    ],
)
@pytest.mark.usefixtures("handed_in")
def test_what_does_not_fit_is_named(typed: Typed, arguments: str, said: str) -> None:
    """Exit code 2, and nothing on the screen."""
    ended = typed(*arguments.split(), *COURSE)

    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_what_counts_in_the_store_is_compared(tmp_path: Path, typed: Typed) -> None:
    """Under the names of the students, who all call their files the same."""
    long = RIGHT + "".join(
        f"\n\ndef f{number}(x, y):\n    return [x * {number} + y[{number}], x ** {number}]\n"
        for number in range(9)
    )
    exercise = write_course(tmp_path / "course")
    with opened(place_at(tmp_path / "course" / ".grader"), make=True) as store:
        one = Class(store, exercise)
        for student, source in (
            ("s01", RIGHT),
            ("s01", long),
            ("s02", f"# Mine!\n{long}"),
            ("s03", RIGHT),
            ("s04", RIGHT),
            ("s05", RIGHT),
        ):
            one.hands_in(source, student)
    data = json.loads(typed("similar", "doubling", "--json", "--course", tmp_path / "course").out)

    assert [(pair["first"], pair["second"]) for pair in data["pairs"]] == [("s01", "s02")]
    assert data["too_short"] == ["s03", "s04", "s05"]
