"""The words are part of the product: what the README and the guides say can be run, and is there."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from grader.assignments import assignments_of
from grader.catalog import find_course
from grader.cli.main import app, register_commands
from grader.suite.cases import MARKS
from grader.suite.expect import Expect

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "authors.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
register_commands()


def commands_of(text: str) -> list[str]:
    """List the commands that a document tells to type."""
    return [line[2:].split("#")[0].strip() for line in text.splitlines() if line.startswith("$ ")]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_grader_command_that_is_told_exists(path: Path) -> None:
    """Command and options, as `--help` has them."""
    text = path.read_text(encoding="utf-8")
    told = [command.split()[1:] for command in commands_of(text) if command.startswith("grader ")]

    assert told or path.stem == "authors"
    for words in told:
        command = get_command(app)
        while hasattr(command, "commands"):
            command = command.commands[words.pop(0)]
        options = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words if word.startswith("-")} <= options


def test_what_the_readme_grades_is_there() -> None:
    """Who types its commands as they stand has these exercises and assignments."""
    course = find_course(ROOT)
    names = {assignment.name for assignment in assignments_of(course)} | set(course.manifest.exercises)
    takes = ("grades", "mark", "regrade", "publish", "stats", "report", "results", "grade", "get", "show")
    told = [command.split() for command in commands_of(README) if command.startswith("grader ")]

    named = {words[2] for words in told if words[1] in takes}
    assert "lesson-3" in named
    assert named <= names


def test_every_command_is_explained_in_the_readme() -> None:
    """Nothing works that nobody is told of."""
    known = set(get_command(app).commands)  # type: ignore[attr-defined]

    assert {name for name in known if f"grader {name}" not in README} <= {"demo"}
    assert "make demo" in README


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_link_leads_somewhere(path: Path) -> None:
    """Relative links, from the folder of the document; and the heading that they name is there."""
    text = path.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]

    for link in links:
        target, _, heading = link.partition("#")
        assert (path.parent / target).exists()
        headings = (
            re.findall(r"^#+ (.+)$", (path.parent / target).read_text(), re.MULTILINE) if heading else []
        )
        assert not heading or heading in [title.lower().replace(" ", "-") for title in headings]


def test_the_map_of_the_readme_is_the_map() -> None:
    """Each folder it names is there."""
    lines = README.split("## Developers")[1].split("`make test`")[0]
    named = re.findall(r"^    ([a-z]+)/", lines, flags=re.MULTILINE)

    assert len(named) >= 5
    assert [name for name in named if not (ROOT / name).is_dir()] == []


def test_every_target_of_the_makefile_that_is_told_exists() -> None:
    """`make demo` and `make test` do all set-up."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = set(re.findall(r"`make ([a-z]+)`", README)) | {"demo"}

    assert {target for target in told if f"\n{target}:" not in makefile} == set()


def test_authors_are_told_of_every_mark_and_comparison() -> None:
    """The guide is complete."""
    comparisons = {name for name in vars(Expect) if not name.startswith("_") and callable(vars(Expect)[name])}
    marks = {mark.split("(")[0] for mark in MARKS}

    assert {name for name in comparisons if f"`{name}(" not in GUIDE} == set()
    assert {mark for mark in marks if f"`{mark}" not in GUIDE} == set()


def test_the_engine_knows_nothing_of_its_course() -> None:
    """Another course must not meet gradient descent in the engine."""
    words = re.compile(r"gradient|descent|regression|slope|learning.rate", re.IGNORECASE)
    told = {
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted((ROOT / "grader").rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if words.search(line)
    }

    assert told == set()
