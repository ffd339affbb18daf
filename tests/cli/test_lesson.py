"""Reading lessons: the list, a whole lesson, one part of it, in a pipe and on a terminal."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import GRADER, run
from tests.cli.conftest import Typed
from tests.ropes import TITLES, Cut


@pytest.fixture(scope="module")
def ropes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a course with one lesson and the exercise `doubling`."""
    cut = Cut(tmp_path_factory.mktemp("course"))
    cut.change("lesson.toml", '["C01"]', '["C01", "Q99"]')
    cut.change("demo.toml", 'kind = "number"', 'kind = "choice"\noptions = ["a", "b"]')
    cut.load()
    return cut.root


def test_without_a_name_the_lessons_are_listed(typed: Typed, ropes: Path) -> None:
    """With what comes next."""
    assert typed("lesson", "--course", ropes).out == (
        "A small course\n\n"
        "  L7  Cutting a rope, 10 minutes\n"
        "      What is left after one cut, and after many.\n\n"
        "Next:  grader lesson L7    ·    grader lesson L7 1\n"
    )


def test_a_course_may_have_no_lessons(typed: Typed, course: Path) -> None:
    """Then there is nothing to name."""
    assert typed("lesson", "--course", course).out == "A small course\n\n  It has no lessons.\n"

    ended = typed("lesson", "L7", "--course", course)
    assert (ended.code, ended.err) == (2, "error: no lesson 'L7' in 'A small course'; there are: none\n")


PART = """## 2/9 The cut

Half of x = 4 is 2:

      h(x) = x/2

**To keep**

- h(x) = x/2
  Half of the rope is left.

**To do**

- C01: `grader get doubling`
- Q99: not in this course yet
"""


@pytest.mark.parametrize("arguments", [["L7", "L7.2"], ["L7", "2"], ["L7.2"]])
def test_a_part_is_its_text_its_formulas_and_what_to_do(
    typed: Typed, ropes: Path, arguments: list[str]
) -> None:
    """Named in full, by its number, or alone."""
    assert typed("lesson", *arguments, "--course", ropes).out == PART


def test_a_lesson_is_all_of_its_parts(typed: Typed, ropes: Path) -> None:
    """What it needs and opens before them, what it rests on behind them, what the demo asks where it does."""
    out = typed("lesson", "L7", "--course", ropes).out

    assert out.startswith(
        "# L7 Cutting a rope\n\nWhat is left after one cut, and after many.\n\n"
        "*10 minutes, 9 parts; needs no other lesson; opens L8.*\n\nThe length is x.\n\n## 1/9 A rope\n\n"
    )
    assert [line for line in out.splitlines() if line.startswith("## ")] == [
        *(f"## {number}/9 {title}" for number, title in enumerate(TITLES, 1)),
        "## What this rests on",
    ]
    assert PART in out
    assert (
        "**What the demo asks** (The rope)\n\n- D7.a: How much is left after 2 cuts?\n  - a\n  - b\n" in out
    )
    assert out.endswith("- *A book about ropes, chapter 3*\n  Every cut was measured again.\n")
    assert max(map(len, out.splitlines())) <= 80


def test_json_is_what_readers_see(typed: Typed, ropes: Path) -> None:
    """Numbers for claims, LaTeX for formulas; no answers."""
    listed = json.loads(typed("lesson", "--json", "--course", ropes).out)
    whole = json.loads(typed("lesson", "L7", "--json", "--course", ropes).out)
    part = json.loads(typed("lesson", "L7", "3", "--json", "--course", ropes).out)

    assert listed["lessons"][0]["parts"][8] == {"id": "L7.9", "title": "Mistakes"}
    assert {key: listed["lessons"][0][key] for key in ("id", "minutes", "requires", "unlocks")} == {
        "id": "L7",
        "minutes": 10,
        "requires": [],
        "unlocks": ["L8"],
    }
    assert whole["parts"][1] == {
        "id": "L7.2",
        "title": "The cut",
        "text": "Half of $x = 4$ is 2:\n\n$$h(x) = \\frac{x}{2}$$",
        "formulas": [{"tex": "h(x) = \\frac{x}{2}", "says": "Half of the rope is left."}],
        "items": [
            {"id": "C01", "exercise": "doubling", "stretch": False},
            {"id": "Q99", "exercise": None, "stretch": False},
        ],
        "prompts": [],
    }
    assert [part["id"] for part in part["parts"]] == ["L7.3"]
    assert part["parts"][0]["prompts"] == [
        {"id": "D7.a", "question": "How much is left after $2$ cuts?", "options": ["a", "b"]}
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["L8"], "no lesson 'L8' in 'A small course'; there are: L7"),
        (["L7", "10"], "no part '10' in L7; there are: L7.1 to L7.9"),
        (["L7", "L8.1"], "no part 'L8.1' in L7; there are: L7.1 to L7.9"),
        (["L7.0"], "no part 'L7.0' in L7; there are: L7.1 to L7.9"),
    ],
)
def test_what_is_not_there_names_what_is(typed: Typed, ropes: Path, arguments: list[str], said: str) -> None:
    """A typing error is the user's."""
    ended = typed("lesson", *arguments, "--course", ropes)

    assert (ended.code, ended.err) == (2, f"error: {said}\n")


def test_a_lesson_that_cannot_be_read_is_the_authors_fault(typed: Typed, tmp_path: Path) -> None:
    """With file and line."""
    cut = Cut(tmp_path / "broken")
    cut.load()
    (cut.folder / "lesson.toml").write_text("schema = 2\n")

    ended = typed("lesson", "L7", "--course", cut.root)
    assert ended.code == 2
    assert ended.err.startswith(f"error: {cut.folder}/lesson.toml:1: schema: input should be 1, got 2\n")


def test_a_terminal_gets_markdown_that_is_drawn(ropes: Path) -> None:
    """In colors, through a pager; the formula stands on a line of its own."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80", "LINES": "40", "PAGER": "cat"}
    with subprocess.Popen(
        [GRADER, "lesson", "L7", "2", "--course", ropes], stdin=theirs, stdout=theirs, env=environment
    ) as reading:
        os.close(theirs)
        screen = b""
        while True:
            try:
                read = os.read(ours, 2**16)
            except OSError:  # the other end has closed
                break
            if not read:
                break
            screen += read
    os.close(ours)

    lines = [line.strip() for line in re.sub("\x1b\\[[0-9;]*m", "", screen.decode()).splitlines()]
    assert reading.returncode == 0
    assert "\x1b[" in screen.decode()
    assert {"Half of x = 4 is 2:", "h(x) = x/2", "• C01: grader get doubling"} <= set(lines)


def test_nothing_of_lessons_is_loaded_for_help(tmp_path: Path) -> None:
    """Formulas and Markdown wait until there is something to read."""
    program = (
        "import sys\nfrom grader.cli.main import run\nsys.argv = ['grader', '--help']\n"
        "try:\n    run()\nexcept SystemExit:\n    print(sorted(sys.modules), file=sys.stderr)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )

    assert not {"math_core", "mdit_py_plugins", "grader.markup", "grader.lessons", "pydantic"} & set(
        re.findall(r"'([\w.]+)'", ended.stderr)
    )


def test_a_pipe_gets_no_escape_codes(ropes: Path, tmp_path: Path) -> None:
    """Neither a file nor another program can show them."""
    assert "\x1b" not in run("lesson", "L7", "--course", ropes, cwd=tmp_path).out
