"""Ids of items and parts: each one's own, and each named one there."""

from pathlib import Path

import pytest

from grader.catalog import find_course
from grader.validation.course import validate
from grader.validation.ids import Ids, ids_of, item_problems
from tests.validation.tiny import Tiny, write
from tests.validation.tiny_questions import asking, files_of

SECOND = '\n[[items]]\nid = "Q90"\ntitle = "Again"\npoints = 1\n'


def test_an_id_is_that_of_one_item(tmp_path: Path) -> None:
    """Draws, answers and records go by it."""
    asking(tmp_path, "one", "single").course()
    course = asking(tmp_path, "two", "multiple").course()
    write(course.root / "exercises" / "course.toml", 'schema = 1\ntitle = "T"\nexercises = ["one", "two"]\n')

    found = [finding for each in validate(find_course(tmp_path)) for finding in each.findings]
    assert [(each.name, each.where, each.sentence) for each in found] == [
        ("one", "exercise.toml", "Q90 is an item of two as well; an id names one item of the course"),
        ("two", "exercise.toml", "Q90 is an item of one as well; an id names one item of the course"),
    ]


def test_no_two_items_of_an_exercise_share_an_id(tmp_path: Path) -> None:
    """The second would never be asked."""
    asked = asking(tmp_path, "one", "single")
    asked.files["exercise.toml"] = f"{asked.files['exercise.toml']}{SECOND}"

    assert asked.findings() == [("exercise.toml", "Q90 is the id of 2 items")]


def test_needs_names_items_of_the_course(tmp_path: Path) -> None:
    """A student cannot do first what is not there; several exercises may be needed."""
    asked = asking(tmp_path, "one", "single")
    asked.change("exercise.toml", "points = 3", 'points = 3\nneeds = ["Q90", "Q91"]')

    sentence = "needs of Q90 names Q91, which no exercise of the course has"
    assert asked.findings() == [("exercise.toml", sentence)]


@pytest.mark.parametrize(
    ("part", "problems"),
    [
        ("L0.3", []),
        ("L0.7", [("exercise.toml", "part of Q90 is L0.7, which L0 does not have")]),
        ("L0", [("exercise.toml", "part of Q90 is L0, which L0 does not have")]),
        ("L9.7", []),
        ("", []),
    ],
)
def test_a_part_is_one_of_its_lesson(tmp_path: Path, part: str, problems: list[tuple[str, str]]) -> None:
    """Of lessons that are not written yet, nothing is known."""
    asked = Tiny(tmp_path, "one", files_of("single"))
    asked.change("exercise.toml", "points = 3", f'points = 3\npart = "{part}"')
    exercise = asked.course().exercise("one")

    ids = Ids(ids_of([exercise], []).items, {"L0": ("L0.1", "L0.2", "L0.3")})
    assert list(item_problems(exercise, ids)) == problems


@pytest.mark.parametrize(
    ("needed", "said"),
    [
        ("L0.1", []),
        ("L0.3", []),
        ("L2.1", []),
        ("L1.1", [("exercise.toml", "Q90 of L0.3 needs Q91 of L1.1, which is taught later")]),
        ("L9.1", []),
    ],
)
def test_nothing_needs_what_is_taught_later(tmp_path: Path, needed: str, said: list[tuple[str, str]]) -> None:
    """In the order of course.toml, here L2, L0, L1; of what stands in no part, nothing is known."""
    asked = Tiny(tmp_path, "one", files_of("single"))
    asked.change("exercise.toml", "points = 3", 'points = 3\npart = "L0.3"\nneeds = ["Q91"]')
    exercise = asked.course().exercise("one")

    parts = {"L2": ("L2.1",), "L0": ("L0.1", "L0.2", "L0.3"), "L1": ("L1.1",)}
    ids = Ids({"Q90": ("one",), "Q91": ("two",)}, parts, part_of={"Q90": "L0.3", "Q91": needed})
    assert list(item_problems(exercise, ids)) == said
