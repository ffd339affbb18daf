"""New courses and exercises: they hold as they are written, and nothing is ever half written."""

import ast
import os
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from grader.catalog import Course, find_course
from grader.errors import UsageError
from grader.scaffold import new_course, new_exercise
from grader.scaffold.listing import with_exercise
from grader.scaffold.naming import slug_like, title_of
from grader.scaffold.templates import render
from grader.scaffold.writing import KINDS
from grader.validation.course import validate

ROOT = Path(__file__).parents[1]
HERE = Path("course.toml")


@pytest.fixture(autouse=True)
def _own_reference() -> Iterator[None]:
    """Give the outer session its reference back: validating imports that of the course."""

    def ours() -> dict[str, object]:
        return {name: module for name, module in sys.modules.items() if name.split(".")[0] == "reference"}

    before = ours()
    yield
    for name in ours():
        del sys.modules[name]
    sys.modules.update(before)  # type: ignore[arg-type]


@pytest.fixture
def bare(tmp_path: Path) -> Course:
    """Return a course without exercises, whose reference knows nothing of any example."""
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "course.toml").write_text(
        'schema = 1\ntitle = "T"\nexercises = []  # none yet\n'
    )
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "__init__.py").write_text("")
    return find_course(tmp_path)


def findings(course: Course) -> list[tuple[str, str, str]]:
    """Return everything that a validation finds."""
    return [
        (finding.name, finding.where, finding.sentence)
        for validation in validate(course)
        for finding in validation.findings
    ]


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder, and empty folders as empty files."""
    below = sorted(folder.rglob("*"))
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b"" for path in below}


# What is written holds.


def test_a_new_course_holds(tmp_path: Path) -> None:
    """Exercises of every kind and a lesson, and nothing to find in any of them."""
    new_course(tmp_path / "thermal-physics")

    course = find_course(tmp_path / "thermal-physics")
    assert course.title == "Thermal physics"
    assert {exercise.manifest.kind for exercise in course.exercises()} == set(KINDS)
    assert course.manifest.lessons == ["L0"]
    assert findings(course) == []


def test_a_new_exercise_holds_in_any_course(bare: Course) -> None:
    """One of each kind, and nothing to find: the example brings its truth along."""
    for kind in KINDS:
        new_exercise(find_course(bare.root), f"my_{kind}", kind)

    assert findings(find_course(bare.root)) == []


def test_the_quiz_and_the_sheet_show_every_kind_of_question() -> None:
    """An author finds an example of each."""
    shown = "".join(
        render(f"{kind}/exercises", **values(kind))["questions.py"] for kind in ("quiz", "practice")
    )

    questions = "SingleChoice MultipleChoice Matching Ordering Number Vector Interval Expression Code Prose"
    assert [name for name in questions.split() if f"return {name}(" not in shown] == []


def values(kind: str) -> dict[str, object]:
    """Return what the templates of a kind name."""
    ids = [f"{KINDS[kind].letter}{number:02}" for number in range(1, KINDS[kind].items + 1)]
    return {"slug": "my_slug", "title": "My slug", "ids": ids, "has_reference": False}


def test_the_ids_of_a_template_are_as_many_as_its_items() -> None:
    """Else an id would be given away that nothing has, or a template would fail."""
    for kind in ("quiz", "practice"):
        manifest = tomllib.loads(render(f"{kind}/exercises", **values(kind))["exercise.toml"])
        assert [item["id"] for item in manifest["items"]] == values(kind)["ids"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_reads_like_the_course(kind: str) -> None:
    """No spaces at ends of lines, two empty lines at most, one line end at the end, no mark of a template."""
    for part in ("exercises", "solutions"):
        for name, text in render(f"{kind}/{part}", **values(kind)).items():
            assert not re.search(r"[ \t]\n|\n{4}|\{%|\{\{", text), name
            assert text.endswith("\n"), name
            assert not text.endswith("\n\n"), name
            assert max(map(len, text.splitlines())) <= 120, name
            if name.endswith(".py"):
                ast.parse(text)


def test_a_name_that_a_template_lacks_is_an_error() -> None:
    """An empty place in an author's file would be found by nobody."""
    with pytest.raises(UndefinedError, match="'slug' is undefined"):
        render("challenge/solutions", title="T", ids=["C01"])


def test_templates_know_nothing_of_the_course_that_comes_with_the_grader() -> None:
    """As the engine."""
    words = re.compile(r"gradient|descent|regression|slope|learning.rate", re.IGNORECASE)
    paths = sorted((ROOT / "grader" / "scaffold" / "templates").rglob("*.j2"))

    assert len(paths) >= 20
    assert [path.name for path in paths if words.search(path.read_text(encoding="utf-8"))] == []


def test_templates_are_part_of_the_package() -> None:
    """They are found as data of it, and everything below /grader goes into the wheel."""
    shipped = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]

    assert "/grader" in shipped["include"]
    assert (files("grader.scaffold") / "templates" / "challenge" / "exercises" / "exercise.toml.j2").is_file()


# The list of exercises.


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("exercises = []", 'exercises = ["c"]'),
        ("exercises = [ # none yet\n]", 'exercises = ["c" # none yet\n]'),
        ('exercises = ["a", "b"]', 'exercises = ["a", "b", "c"]'),
        ('exercises = ["a", "b",]', 'exercises = ["a", "b", "c",]'),
        ("exercises=['a']  # one", "exercises=['a', \"c\"]  # one"),
        ('"exercises" = ["a"]', '"exercises" = ["a", "c"]'),
        (
            'exercises = [\n    "a",\n    "b",  # last\n    # d comes later\n]',
            'exercises = [\n    "a",\n    "b",  # last\n    "c",\n    # d comes later\n]',
        ),
        ('exercises = [\n\t"a",\n\t"b"  # last\n]', 'exercises = [\n\t"a",\n\t"b",  # last\n\t"c"\n]'),
        ('exercises = [\r\n  "a",\r\n]\r\n', 'exercises = [\r\n  "a",\r\n  "c",\r\n]\r\n'),
        ('exercises = [\n  "a", "b",\n]', 'exercises = [\n  "a", "b", "c",\n]'),
        ('exercises = [\n  "a"]', 'exercises = [\n  "a", "c"]'),
        ('exercises = [\n  "a"\n  ,\n]', 'exercises = [\n  "a",\n  "c"\n  ,\n]'),
        ('exercises = ["a"]  # not exercises = ["b"]', 'exercises = ["a", "c"]  # not exercises = ["b"]'),
        (
            'title = """\nexercises = ["x"]\n"""\nexercises = ["a"]',
            'title = """\nexercises = ["x"]\n"""\nexercises = ["a", "c"]',
        ),
        ('exercises = ["a"]\n[more]\nexercises = []', 'exercises = ["a", "c"]\n[more]\nexercises = []'),
    ],
)
def test_a_name_is_added_and_nothing_else_changes(before: str, after: str) -> None:
    """Comments, quotes, line ends and layout stay; TOML reads one name more."""
    assert with_exercise(before, "c", HERE) == after
    assert tomllib.loads(after)["exercises"] == [*tomllib.loads(before)["exercises"], "c"]


@pytest.mark.parametrize("text", ['exercises = ["a", """\nb"""]', "exercises = ['a', '''\nb''']"])
def test_a_list_that_cannot_be_edited_is_left_alone(text: str) -> None:
    """The author is told the line that can."""
    with pytest.raises(UsageError, match=re.escape('write it as the line `exercises = ["a", "b"]` and type')):
        with_exercise(text, "c", HERE)


# Names.


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Insertion-Sort!", "insertion_sort"),
        ("3 Größen", "exercise_3_grossen"),
        ("class", "exercise_class"),
        ("lessons", "exercise_lessons"),
        ("名前", "exercise"),
        ("_a__b_", "a_b"),
    ],
)
def test_a_slug_is_suggested_that_fits(bare: Course, text: str, slug: str) -> None:
    """What is suggested can be typed."""
    assert slug_like(text) == slug
    new_exercise(bare, slug, "challenge")


def test_titles_are_made_of_names() -> None:
    """A title is a line of words."""
    assert [title_of(name) for name in ("insertion_sort", "my-course", "IO.basics")] == [
        "Insertion sort",
        "My course",
        "IO basics",
    ]


def test_ids_follow_the_last_one_of_their_kind(bare: Course) -> None:
    """Gaps may be meant for something; --item fills them."""
    assert new_exercise(bare, "a", "challenge", "C07").items == ("C07",)
    assert new_exercise(find_course(bare.root), "b", "challenge").items == ("C08",)
    assert new_exercise(find_course(bare.root), "c", "quiz", "C01").items == ("C01", "C02", "C03", "C04")
    assert new_exercise(find_course(bare.root), "d", "quiz").items == ("Q01", "Q02", "Q03", "Q04")


# All or nothing.


def test_a_folder_above_is_made(tmp_path: Path) -> None:
    """As `mkdir -p` does."""
    new_course(tmp_path / "courses" / "sorting")

    assert find_course(tmp_path / "courses" / "sorting").title == "Sorting"


def test_others_may_read_what_is_written(tmp_path: Path) -> None:
    """Folders and files have the modes that everything else of this user has."""
    (tmp_path / "usual").mkdir()
    (tmp_path / "usual" / "file").touch()
    new_course(tmp_path / "sorting")

    assert (tmp_path / "sorting").stat().st_mode == (tmp_path / "usual").stat().st_mode
    assert (tmp_path / "sorting" / "README.md").stat().st_mode == (tmp_path / "usual" / "file").stat().st_mode


def test_the_list_keeps_its_mode_and_its_link(bare: Course) -> None:
    """Where `course.toml` is a link, the file that it leads to is edited."""
    link, real = bare.root / "exercises" / "course.toml", bare.root / "list.toml"
    link.rename(real)
    link.symlink_to(real)
    real.chmod(0o640)

    new_exercise(bare, "a", "quiz")

    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert find_course(bare.root).manifest.exercises == ["a"]


def test_nothing_stays_of_an_exercise_that_cannot_be_written(bare: Course) -> None:
    """`solutions` is a file here; `exercises` is as it was."""
    (bare.root / "solutions").write_text("")
    before = tree(bare.root)

    with pytest.raises(
        UsageError, match="solutions/a: cannot be written: Not a directory; nothing was changed"
    ):
        new_exercise(bare, "a", "challenge")

    assert tree(bare.root) == before


@pytest.mark.parametrize("last", [1, 2, 3])
def test_nothing_stays_of_what_fails_at_the_end(
    bare: Course, last: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever of the three renames fails, what was renamed before is undone."""
    before = tree(bare.root)
    replace, left = Path.replace, iter(range(1, 4))

    def failing(path: Path, target: Path) -> Path:
        if next(left) == last:
            raise OSError(28, os.strerror(28))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(UsageError, match="cannot be written: No space left on device; nothing was changed"):
        new_exercise(bare, "a", "challenge")

    assert tree(bare.root) == before


def test_nothing_stays_of_what_was_interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while a course is written leaves no folder behind, not even those above it."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_text", interrupted)
    with pytest.raises(KeyboardInterrupt):
        new_course(tmp_path / "courses" / "sorting")

    assert tree(tmp_path) == {}
