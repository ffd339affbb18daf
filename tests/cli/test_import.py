"""The command `import`: a notebook becomes exercises that are proved at once, or nothing is written."""

import shutil
from pathlib import Path

import pytest

from tests.cli.command import run
from tests.cli.conftest import Typed
from tests.exchange.importing.written import HERE


@pytest.fixture
def begun(typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a new course, with the working folder in it."""
    assert typed("new", "course", "sorting").code == 0
    monkeypatch.chdir(tmp_path / "sorting")
    return tmp_path / "sorting"


def files(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder."""
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_what_came_over_is_proved(begun: Path) -> None:
    """All of a notebook came over: its challenge holds, and the course lists it."""
    shutil.copy(HERE / "otter_exceptions.ipynb", begun / "hw 1.ipynb")
    (begun / "exercises" / "fahrenheit" / "notes.md").write_text("kept")

    ended = run("import", "hw 1.ipynb", "--to", "means", cwd=begun)

    assert ended.out.splitlines() == [
        "hw 1.ipynb is a notebook of Otter. It became:",
        "  exercises/means/  C02",
        "",
        "To do, for it did not come over:",
        "  cell 1: a seed between cells has no counterpart",
        "",
        "solutions/means/IMPORT.md says what came of each cell.",
        "",
        "✓ means: 5 hidden and 3 public cases, 1 mutants, 0 alternatives, 0 rounded values",
    ]
    assert (ended.code, ended.err) == (1, "")
    assert '"means"' in (begun / "exercises" / "course.toml").read_text()


@pytest.mark.parametrize(
    ("name", "findings"),
    [
        ("nbgrader_hidden", ["    questions.py: P07: there is no hint"]),
        (
            "nbgrader_squares",
            [
                "    questions.py: P07: there is no hint",
                "    questions.py: P08: there is no hint",
                "    questions.py: P08: the model answer is refused: the answer has 0 words; "
                "write a sentence or more",
            ],
        ),
        ("nbgrader_autotest", []),
    ],
)
def test_what_an_author_still_has_to_do_is_said(begun: Path, name: str, findings: list[str]) -> None:
    """Code holds as it came over; what a person judges lacks its hints, and a task its answer."""
    ended = run("import", HERE / f"{name}.ipynb", cwd=begun)

    assert [line for line in ended.out.splitlines() if line.startswith("    ")] == findings
    assert ended.code == 1


def test_nothing_is_written_over(begun: Path, typed: Typed) -> None:
    """The second import of a notebook, and a name that is taken, change no file."""
    notebook = HERE / "otter_exceptions.ipynb"
    (begun / "solutions" / "otter_exceptions").mkdir(parents=True)
    before = files(begun)

    ended = typed("import", notebook)
    also = typed("import", notebook, "--to", "fahrenheit")

    assert ended.err.endswith("solutions/otter_exceptions is there already; choose another name\n")
    assert also.err.endswith("exercises/fahrenheit is there already; choose another name\n")
    assert (ended.code, also.code, files(begun)) == (2, 2, before)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nowhere.ipynb"], "nowhere.ipynb: cannot be read: No such file or directory"),
        (["a.ipynb"], "a.ipynb: it is no notebook: "),
        (["a.ipynb", "--to", "A b"], "'A b' is no name for an exercise"),
        (["a.ipynb", "--course", "/nowhere"], "no course at /nowhere or above it"),
    ],
)
def test_what_does_not_fit_is_named(begun: Path, typed: Typed, arguments: list[str], sentence: str) -> None:
    """Exit code 2, a sentence on standard error, and no file written or changed."""
    (begun / "a.ipynb").write_text("no")
    before = files(begun)

    ended = typed("import", *arguments)

    assert ended.err.startswith(f"error: {sentence}")
    assert (ended.code, ended.out, files(begun)) == (2, "", before)
