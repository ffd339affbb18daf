"""The notebook that graders are shown, whatever was handed in."""

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.exchange.nbgrader.autograded import (
    WORD_JOINER,
    Output,
    autograded,
    blank_texts,
    submitted_cells,
)
from grader.exchange.nbgrader.cells import SourceCell
from grader.exchange.notebooks.building import FOLDED_TITLE
from grader.exchange.notebooks.cells import NBGRADER_PROMPT, PROSE_PROMPT
from tests.exchange.notebooks.notebooks import Notebook

if TYPE_CHECKING:
    from tests.exchange.nbgrader.small import SmallCourse

SUM = "0" * 32
LOCKED = SourceCell("statement", "markdown", "# Do this", SUM, True, False, None)
CODE = SourceCell("code", "code", "x = 0", SUM, False, True, None)
TEXT = SourceCell("text", "markdown", "Write here", SUM, False, True, 3.0)
TESTS = SourceCell("tests", "code", "points()", SUM, True, False, 4.0)
SOURCE = [LOCKED, CODE, TEXT, TESTS]
OUTPUTS = {"tests": Output("it raised <b>\x1b[31mKeyError</b>\n", 2.5)}
SCHEMA_KEYS = {
    "schema_version",
    "grade_id",
    "grade",
    "solution",
    "locked",
    "task",
    "cell_type",
    "checksum",
    "points",
}
SECRET = "planted"
HTML = "<script>alert('pwned')</script>"


def cell(name: object, source: object = "", cell_type: object = "code", **more: object) -> Notebook:
    """Return a cell as somebody might hand it in."""
    return {"cell_type": cell_type, "metadata": {"nbgrader": {"grade_id": name}}, "source": source, **more}


def shown(*cells: Any, source: list[SourceCell] = SOURCE) -> list[Notebook]:
    """Return the cells that graders see, of a notebook that nbformat and nbgrader take."""
    from nbgrader.nbgraderformat import MetadataValidator  # it takes seconds to import

    text = autograded(submitted_cells(json.dumps({"cells": list(cells)}).encode()), source, OUTPUTS)
    notebook = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(notebook)
    for one in notebook.cells:
        MetadataValidator().validate_cell(one)
    names = [one.metadata.nbgrader.grade_id for one in notebook.cells if "nbgrader" in one.metadata]
    assert len(names) == len(set(names))
    found: list[Notebook] = json.loads(text)["cells"]
    return found


def by_name(cells: list[Notebook]) -> dict[str, Notebook]:
    """Return the cells that nbgrader knows."""
    return {one["metadata"]["nbgrader"]["grade_id"]: one for one in cells if one["metadata"]}


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.characters(), max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
KNOWN = st.sampled_from([one.name for one in SOURCE])
CELL = st.fixed_dictionaries(
    {},
    optional={
        "cell_type": st.sampled_from(["code", "markdown", "raw", "heading"]) | ANYTHING,
        "metadata": ANYTHING
        | st.fixed_dictionaries({"nbgrader": ANYTHING})
        | st.fixed_dictionaries(
            {"nbgrader": st.fixed_dictionaries({"grade_id": KNOWN | ANYTHING, "points": ANYTHING})}
        ),
        "source": ANYTHING | st.lists(st.text()),
        "outputs": ANYTHING,
        "attachments": ANYTHING,
        "id": ANYTHING,
    },
)


@settings(deadline=None)  # nbgrader takes seconds to import
@given(cells=st.lists(CELL | ANYTHING, max_size=6))
def test_whatever_is_in_the_file_the_notebook_can_be_shown(cells: list[Any]) -> None:
    """Both programs take it; each cell with points is there once, and nothing but ours in metadata."""
    found = shown(*cells)
    known = by_name(found)
    assert {"text", "tests"} <= set(known) <= {one.name for one in SOURCE}
    for one in found:
        assert set(one["metadata"]) <= {"nbgrader"}
        assert set(one["metadata"].get("nbgrader", ())) <= SCHEMA_KEYS
        assert "attachments" not in one
        assert not one.get("outputs") or one is known["tests"]
    assert "".join(known["tests"]["source"]) == TESTS.source
    assert known["tests"]["outputs"][1]["data"] == {"text/plain": ["2.5"]}


@given(
    raw=st.binary(max_size=60) | st.sampled_from([b"", b"{", b"[]", b'{"cells": 7}', b"\xff", b"9" * 5000])
)
def test_what_is_no_notebook_has_the_cells_with_points_alone(raw: bytes) -> None:
    """The score must stand somewhere."""
    assert submitted_cells(raw) == []


def test_what_students_may_not_change_is_as_it_was() -> None:
    """Their points, checksums, kinds and locked texts are what the gradebook says."""
    planted = {"nbgrader": {"grade_id": "tests", "points": 80, "locked": False, "checksum": SECRET}}
    found = by_name(
        shown(
            cell("statement", "# Do nothing", "code"),
            cell("code", ["y = ", 1, "2"], "raw"),
            cell("text", "My answer", "code"),
            {"cell_type": "markdown", "metadata": planted, "source": SECRET},
        )
    )
    assert {name: "".join(one["source"]) for name, one in found.items()} == {
        "statement": "# Do this",
        "code": "y = 2",
        "text": "My answer",
        "tests": "points()",
    }
    assert [one["cell_type"] for one in found.values()] == ["markdown", "code", "markdown", "code"]
    assert found["tests"]["metadata"]["nbgrader"]["points"] == 4.0
    assert SECRET not in json.dumps(found)


def test_only_the_first_of_several_cells_with_one_name_is_it() -> None:
    """A cell that was copied takes its name along; the copy is shown as any other cell."""
    cells = shown(cell("text", "first"), cell("text", "second"), cell("tests"), cell("tests", "9.0"))
    assert "".join(by_name(cells)["text"]["source"]) == "first"
    assert ["".join(one["source"]) for one in cells] == ["first", "second", "points()", "9.0"]
    assert [bool(one["metadata"]) for one in cells] == [True, False, True, False]


def test_deleted_cells_with_points_are_added_at_the_end() -> None:
    """So that a grader can give points and write a comment."""
    cells = shown(cell("code", "y = 1"))
    assert ["".join(one["source"]) for one in cells] == [
        "y = 1",
        "*This cell was deleted from what was submitted.*",
        "points()",
    ]
    assert list(by_name(cells)) == ["code", "text", "tests"]


def test_nothing_of_a_students_outputs_metadata_or_attachments_is_shown() -> None:
    """There would be HTML and scripts in them, and scores of their own."""
    output = {"output_type": "display_data", "data": {"text/html": SECRET}, "metadata": {}}
    more = {"outputs": [output], "attachments": {"a.png": {"image/png": SECRET}}, "id": SECRET}
    cells = shown(cell("tests", "", **more), cell("", "", "markdown", **more), cell("code", "", **more))
    assert SECRET not in json.dumps(cells)


@settings(deadline=None)
@given(text=st.text(st.characters(), max_size=40))
def test_text_of_any_signs_is_written_in_utf_8(text: str) -> None:
    """A lone surrogate is no character: JSON can spell it, and no file can hold it."""
    (found, *_) = shown({"cell_type": "code", "source": text})
    expected = re.sub(r"\r\n?", "\n", text).encode("utf-8", "replace").decode()
    assert "".join(found["source"]) == expected


def test_html_in_a_text_is_shown_and_not_obeyed() -> None:
    """In any cell of Markdown that is a student's; signs of mathematics and the mark of the cell stay."""
    mark = "<!-- grader: sums Q03 -->\n"
    evil = "<b>x</b> <!-- y --> <?z?> $a < b$, 1<2 <ScRiPt>"
    cells = shown(
        cell("text", mark + evil), cell("", evil, "markdown"), cell("code", evil), cell("statement", evil)
    )
    harmless = "<~b>x<~/b> <~!-- y --> <~?z?> $a < b$, 1<2 <~ScRiPt>".replace("~", WORD_JOINER)
    assert ["".join(one["source"]) for one in cells[:3]] == [mark + harmless, harmless, evil]


def test_a_mark_that_does_not_end_hides_nothing() -> None:
    """It would be a comment up to the end of the page."""
    (found,) = shown(cell("", "<!-- grader: sums Q03\nhidden", "markdown"), source=[])
    assert "".join(found["source"]) == f"<{WORD_JOINER}!-- grader: sums Q03\nhidden"


def test_of_a_folded_cell_graders_see_the_title() -> None:
    """What public tests compare with is long, and nobody's answer."""
    folded = SourceCell("compare", "code", f"{FOLDED_TITLE}x = 1\n", SUM, True, False, None)
    (found,) = shown(cell("compare", f"{FOLDED_TITLE}x = 1\n"), source=[folded])
    assert "".join(found["source"]) == FOLDED_TITLE.strip()


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("[x](javascript:alert(1))", "[x]~(javascript:alert(1))"),
        ("[x](java&#115;cript:a)", "[x]~(javascript:a)"),
        ("[x](<javascript:a>)", "[x]~(&lt;~javascript:a&gt;)"),
        ("![x](javascript:a)", "![x]~(javascript:a)"),
        ("[x]: javascript:a\n[x]", "[x]~: javascript:a\n[x]"),
        ("<javascript:a>", "&lt;~javascript:a&gt;"),
        ("[x](https://a.org/b)", '<a href="https://a.org/b">x</a>'),
        ("$0<r<1$ and `a<b`", "$0&lt;~r&lt;1$ and <code>a&lt;~b</code>"),
    ],
)
def test_a_link_is_no_script_and_a_formula_stays_one(text: str, page: str) -> None:
    """As Jupyter writes the page of a text, with a sign that nobody sees."""
    from nbconvert.filters import markdown2html

    (found, *_) = shown(cell("", text, "markdown"))
    html = markdown2html("".join(found["source"])).strip()
    assert html == f"<p>{page}</p>".replace("~", WORD_JOINER)


@pytest.mark.parametrize("text", ["", "\n \n", PROSE_PROMPT, f"{NBGRADER_PROMPT}\n\n"])
def test_a_text_that_holds_nothing_is_blank(text: str) -> None:
    """What the cell shows while it is empty is no answer; a deleted cell has none either."""
    assert blank_texts([cell("text", f"<!-- grader: sums Q03 -->\n{text}")], SOURCE) == {"text"}
    assert blank_texts([], SOURCE) == {"text"}
    assert blank_texts([cell("text", text), cell("text", "A copy.")], SOURCE) == {"text"}
    assert blank_texts([cell("text", f"{text}\nAn answer.")], SOURCE) == set()


@pytest.fixture
def hostile(small: "SmallCourse") -> "SmallCourse":
    """Grade what prints and raises HTML, in a notebook full of it."""
    raises = f'    raise KeyError("{HTML}\\ud800\\0\\x1b[31m")'
    notebook = small.filled("doubling", {"code": f'def double(x):\n    print("{HTML}")\n{raises}\n'})
    output = {"output_type": "display_data", "data": {"text/html": HTML}, "metadata": {}}
    for one in notebook["cells"]:
        if one["cell_type"] == "code":
            one["outputs"] = [output]
    notebook["cells"].append({"cell_type": "markdown", "metadata": {}, "source": f"Text {HTML}"})
    notebook["cells"].append({"cell_type": "raw", "metadata": {"raw_mimetype": "text/html"}, "source": HTML})
    small.submit("eve", {"doubling": json.dumps(notebook), "sums": "{"}, at="2026-11-22 12:00:00 UTC")
    small.grade()
    return small


def generated(small: "SmallCourse") -> str:
    """Let nbgrader itself make the page of feedback of what is there."""
    from nbgrader.apps.api import NbGraderAPI
    from traitlets.config import Config

    config = Config()
    config.CourseDirectory.root = str(small.folder)
    done = NbGraderAPI(config=config).generate_feedback("ps1")
    assert done["success"], done
    return (small.folder / "feedback" / "eve" / "ps1" / "doubling.html").read_text()


@pytest.mark.parametrize("page", ["ours", "theirs"])
def test_what_a_student_prints_raises_or_writes_is_never_html(
    hostile: "SmallCourse", page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On our page of feedback, and on the one that nbgrader makes of the notebook."""
    monkeypatch.chdir(hostile.folder)
    make: dict[str, Callable[[], str]] = {
        "ours": lambda: (hostile.folder / "feedback" / "eve" / "ps1" / "doubling.html").read_text(),
        "theirs": lambda: generated(hostile),
    }
    html = make[page]()
    assert "pwned" in html
    assert HTML not in html
    assert "<script>alert" not in html
    comments = json.dumps([hostile.said("eve", slug) for slug in ("doubling", "sums")])
    assert "pwned" not in comments
