"""Lessons are read from their folders, and what does not fit names file, line and key."""

from pathlib import Path

import pytest

from grader.errors import CatalogError, UsageError
from grader.lessons import lesson_folder, load_lesson
from grader.manifests import line_of
from tests.ropes import LESSON, TEXT, TITLES, Cut


@pytest.fixture
def cut(tmp_path: Path) -> Cut:
    """Return a lesson that holds."""
    return Cut(tmp_path)


def test_a_lesson_has_nine_sections_with_their_texts(cut: Cut) -> None:
    """Each begins with the title of its part; readers see numbers in place of claims."""
    lesson = cut.load()

    assert lesson == load_lesson(lesson_folder(cut.root, "L7"))
    assert [section.part.title for section in lesson.sections] == TITLES
    assert [section.line for section in lesson.sections][:3] == [1, 5, 11]
    assert lesson.section("L7.2") == lesson.section("2") == lesson.sections[1]
    assert lesson.sections[1].shown == "Half of $x = 4$ is 2:\n\n$$h(x) = \\frac{x}{2}$$"
    assert [prompt.id for prompt in lesson.prompts(lesson.sections[2].part)] == ["D7.a"]


def test_a_lesson_may_have_no_demo_and_no_claims(cut: Cut) -> None:
    """Then nothing is asked; an installed course has no `claims.py`."""
    cut.files["demo.toml"] = cut.files["claims.py"] = None
    lesson = cut.load()

    assert lesson.demo is None
    assert lesson.prompts(lesson.sections[2].part) == []


def test_a_part_that_is_not_there_names_those_that_are(cut: Cut) -> None:
    """A typing error is the user's."""
    with pytest.raises(UsageError) as caught:
        cut.load().section("L7.10")
    assert str(caught.value) == "no part 'L7.10' in L7; there are: L7.1 to L7.9"


def error_of(cut: Cut) -> str:
    """Return why a lesson cannot be read, its folder left out."""
    with pytest.raises(CatalogError) as caught:
        cut.load()
    return str(caught.value).replace(f"{cut.folder}/", "")


WRONG = {
    "a key that is not known": (
        "lesson.toml",
        'title = "Again"',
        'titel = "Again"',
        "lesson.toml:24: parts.2.title: is missing\nlesson.toml:26: parts.2.titel: there is no such key",
    ),
    "an id that is none": (
        "lesson.toml",
        'id = "L7.9"',
        'id = "9"',
        "lesson.toml:51: parts.8.id: string should match pattern '^L\\d+\\.\\d$', got '9'",
    ),
    "another folder": (
        "lesson.toml",
        'id = "L7"',
        'id = "L8"',
        "lesson.toml:2: id: is L8, but the folder is L7",
    ),
    "a formula that is never checked": (
        "lesson.toml",
        'holds = "half(4) == 2"\n',
        "",
        "lesson.toml:19: parts.1.formulas.0.holds: is missing",
    ),
    "no minutes": (
        "lesson.toml",
        "minutes = 10",
        "minutes = 0",
        "lesson.toml:5: minutes: input should be greater than 0, got 0",
    ),
    "a kind of prompt that is not known": (
        "demo.toml",
        'kind = "number"',
        'kind = "guess"',
        "demo.toml:29: prompts.0.kind: input should be 'number', 'choice' or 'text', got 'guess'",
    ),
    "a cell that is no text": (
        "demo.toml",
        '"[[1]]", ',
        "1, ",
        "demo.toml:21: tables.0.rows.0.0: input should be a valid string, got 1",
    ),
    "a section of another name": (
        "text.md",
        "## Again",
        "## Once more",
        "text.md:11: section 3 is 'Once more', but lesson.toml has 'Again'",
    ),
    "words before the first section": (
        "text.md",
        "## A rope\n",
        "\nHello\n\n## A rope\n",
        "text.md:2: a lesson begins with '## A rope'",
    ),
    "a section that is missing": (
        "text.md",
        "\n## Mistakes\n\nA rope has ends.\n",
        "",
        "text.md:33: section 'Mistakes' is missing",
    ),
    "a section too many": (
        "text.md",
        "## Mistakes\n",
        "## Mistakes\n\n## More ##\n",
        "text.md:37: section 'More' is no part of lesson.toml",
    ),
}


@pytest.mark.parametrize(("name", "old", "new", "said"), WRONG.values(), ids=list(WRONG))
def test_what_does_not_fit_names_file_and_line(cut: Cut, name: str, old: str, new: str, said: str) -> None:
    """Of the very part, formula or prompt, however many there are."""
    cut.change(name, old, new)

    assert error_of(cut) == said


def test_a_missing_file_is_named(cut: Cut) -> None:
    """A lesson is at least its settings and its text."""
    cut.files["text.md"] = None
    assert error_of(cut).startswith("text.md: cannot be read: ")

    cut.files["lesson.toml"] = None
    (cut.folder / "lesson.toml").unlink()
    assert error_of(cut) == "lesson.toml: not found"


def test_headings_in_code_and_smaller_ones_divide_nothing(cut: Cut) -> None:
    """A section may hold both."""
    cut.add("### Smaller\n\n```\n## Code\n```")

    assert cut.load().sections[-1].text.endswith("### Smaller\n\n```\n## Code\n```")


def test_an_empty_text_lacks_its_first_section(cut: Cut) -> None:
    """It is line 1 that is missing."""
    cut.files["text.md"] = ""

    assert error_of(cut) == "text.md:1: section 'A rope' is missing"


@pytest.mark.parametrize(
    ("text", "where", "line"),
    [
        (LESSON, ("minutes",), 5),
        (LESSON, ("parts",), 9),
        (LESSON, ("parts", 1, "formulas", 0, "says"), 21),
        (LESSON, ("parts", 3, "title"), 32),
        (LESSON, ("parts", 3, "gate"), 30),
        (LESSON, ("nothing",), 1),
        ("a = '''\nb = 1\n[[c]]\n'''\nb = 2\n", ("b",), 5),
        ('a = """x"""\nb = 2\n', ("b",), 2),
        ("[a.b]\nc = 1\n", ("a", "b", "c"), 2),
        ("[[a]]\nb = 1\n[a.c]\nd = 1\n[[a]]\n[a.c]\nd = 2\n", ("a", 1, "c", "d"), 7),
        ("# a = 1\na = [\n  1,\n]\n", ("a", 0), 2),
        ('"a b" = 1\nc.d = 2\n', ("c", "d"), 2),
    ],
)
def test_the_line_of_a_key_is_that_of_its_own_table(
    text: str, where: tuple[str | int, ...], line: int
) -> None:
    """In arrays of tables each has keys of the same names."""
    assert line_of(text, where) == line


def test_the_text_of_the_tests_holds() -> None:
    """Nine sections, in the order of the parts."""
    assert TEXT.count("\n## ") + 1 == len(TITLES) == 9
