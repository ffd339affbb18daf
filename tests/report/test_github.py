"""GitHub Actions: what a runner makes of a log, and Markdown of a summary, whatever a student has written."""

from collections.abc import Callable
from functools import reduce
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from grader.models import Frame, Outcome, Row, Verdict, Visibility
from grader.report.ci import Ending, Entry, Place, Suite, suite_of, suite_of_public
from grader.report.github import annotations, harmless, summary
from grader.report.record import as_data
from grader.report.words import visible
from tests.report.records import case, result
from tests.report.runner import Command, commands_in

HOSTILE = [
    "::add-mask::a",
    "x\n::stop-commands::a",
    "x\r\n  ::error file=a.py::b",
    "\r::error::",
    "##[add-path]/tmp",
    "a %0A::warning::b",
    "a|b\n| c | d |",
    "<script>alert(1)</script><img src=x>",
    "`a` [b](https://c.example) ![d](e) *f* _g_ ~h~ www.i.example $j$ &lt; \\| \\",
    "\x1b[31m\x00\ufffe\ud800",
]


def texts(tokens: list[Token]) -> list[str]:
    """Return the text of each cell of the tables."""
    return [cell.content for opened, cell in pairwise(tokens) if opened.type in ("td_open", "th_open")]


def attacks(test: Callable[[str], None]) -> Callable[[str], None]:
    """Have a property tried on each attack."""
    return reduce(lambda tried, text: example(text)(tried), HOSTILE, test)


def rendered(markdown: str) -> list[Token]:
    """Read Markdown as GitHub does: with tables, HTML and bare links."""
    return MarkdownIt("gfm-like", {"linkify": False}).parse(markdown)


def shown(token: Token) -> str:
    """Return what a reader sees of an inline token."""
    return "".join(child.content for child in token.children or ())


FAILED = case(
    "V02",
    Outcome.FAILED,
    message="m is wrong",
    call="double(2)",
    expected="4",
    got="5",
    rows=(Row("m", "4", "5", "1", "0.005"), Row("b", "1", "1", "0", "0.005")),
    frames=(Frame(3, "double", "return helper(x)"), Frame(7, "helper", "return x")),
    output="debug\n",
)


def test_an_annotation_stands_at_the_students_own_line() -> None:
    """The innermost one that is known, with the call and what was compared."""
    suite = suite_of_public(as_data(result(case(), FAILED)), "week 1/s01.py")

    assert list(annotations([suite])) == [
        "::error file=week 1/s01.py,line=7,title=doubling%3A s01.py  V02  Title of V02.::"
        "double(2)%0Am is wrong%0Am: expected 4, got 5%0Ab: expected 1, got 1"
    ]


def test_a_file_that_cannot_be_run_is_annotated_at_its_line() -> None:
    """The line that its sentence names; a name that looks like a sentence leads nowhere else."""
    for name in ("s01.py", "x, line 9: .py"):
        broken = result(
            verdict=Verdict.NOT_GRADABLE,
            submission=name,
            message=f"{name}, line 4: '(' was never closed, line 7: so\n  f(\n",
        )
        (command,) = commands_in("\n".join(annotations([suite_of(as_data(broken), name)])))

        assert command.properties == {"file": name, "line": "4", "title": f"doubling: {name}  can be graded"}
        assert command.message == broken.message


def test_a_line_of_an_answer_is_no_line_of_the_file() -> None:
    """It is counted from the beginning of the answer, so none is named."""
    suite = suite_of(as_data(result(FAILED)), "answers.toml")

    assert suite.entries[0].place == Place("answers.toml")


def test_what_passed_or_was_not_run_is_not_annotated() -> None:
    """Only what somebody has to mend."""
    cases = [case(outcome=outcome) for outcome in (Outcome.PASSED, Outcome.NOT_RUN, Outcome.PENDING)]

    assert list(annotations([suite_of(as_data(result(*cases)))])) == []


@pytest.mark.parametrize("count", [10, 11, 300])
def test_no_more_annotations_than_github_shows(count: int) -> None:
    """It drops the eleventh without a word, so the tenth says that there are more; each suite comes first."""
    entries = tuple(Entry(f"V{number}", Ending.FAILURE, said="wrong") for number in range(count - 1))
    suites = [Suite("one", "one", "", entries), Suite("two", "two", "", (Entry("V", Ending.ERROR),))]

    lines = list(annotations(suites))

    assert len(lines) == 10
    assert lines[1] == "::error title=two  V::"
    if count > 10:
        assert lines[9].startswith(f"::error title=More::{count - 9} more are not shown here")


def hostile_result(text: str, **said: Any) -> dict[str, Any]:
    """Return a result in which everything that a student chooses is this text."""
    frames = (Frame(1, text, text),)
    wrong = case(outcome=Outcome.ERROR, message=text, call=text, expected=text, got=text, frames=frames)
    fields: dict[str, Any] = {"submission": text, "student": text, "verdict": Verdict.FAILED, "message": text}
    return as_data(result(wrong, **(fields | said)))


@given(st.text())
@attacks
def test_no_text_of_a_student_is_a_command(text: str) -> None:
    """A runner finds our annotations in the log, with all of the text in its place, and nothing else."""
    for verdict in (Verdict.FAILED, Verdict.NOT_GRADABLE):
        suite = suite_of(hostile_result(text, verdict=verdict), text)
        lines = list(annotations([suite]))
        log = "\n".join([*lines, harmless(f"{suite.name}: {suite.said}"), harmless(visible(text))])

        commands = commands_in(log)

        assert [command.name for command in commands] == ["error"] * len(lines)
        assert all(command.properties.get("file", "") == text for command in commands)
        assert visible(text)[:2000] in "".join(command.message for command in commands)


def test_escaping_is_that_of_the_runner() -> None:
    """Percent signs, line ends, and in properties colons and commas."""
    entry = Entry("a:b,c", Ending.FAILURE, details="50%, so: it\nis", place=Place("d,e:%f.py", 2, 3))
    (line,) = annotations([Suite("s", "s", "", (entry,))])

    assert line == "::error file=d%2Ce%3A%25f.py,line=2,col=3,title=s  a%3Ab%2Cc::50%25, so: it%0Ais"
    assert commands_in(line) == [
        Command(
            "error", {"file": "d,e:%f.py", "line": "2", "col": "3", "title": "s  a:b,c"}, "50%, so: it\nis"
        )
    ]


def test_a_long_message_is_cut_with_a_mark() -> None:
    """A thousand numbers help nobody."""
    (line,) = annotations([Suite("s", "s", "", (Entry("V", Ending.ERROR, details="x" * 9999),))])

    assert line.endswith("xxx…")
    assert len(line) < 2100


# The summary.


def test_one_submission_is_a_table_of_its_tests() -> None:
    """Mark, title, points and what it says."""
    hidden = case(
        "H01", Outcome.FAILED, visibility=Visibility.HIDDEN, points=1, max_points=4, message="secret"
    )
    skipped = case("V03", Outcome.NOT_RUN, message="needs: V02")
    suite = suite_of(as_data(result(case(), FAILED, hidden, skipped)))

    assert summary("doubling", "partial", [suite]).replace("&#46;", ".") == (
        "### doubling\n\npartial\n\n"
        "|  | test | points | what it says |\n| --- | --- | --- | --- |\n"
        "| ✓ | V01 Title of V01. |  |  |\n"
        "| ✗ | V02 Title of V02. |  | m is wrong |\n"
        "| ✗ | H01 Title of H01. | 1 / 4 | failed |\n"
        "| – | V03 Title of V03. |  | needs&#58; V02 |\n\n"
    )


def test_a_class_is_a_table_of_its_submissions() -> None:
    """A row each, with the first of what went wrong, and how much more there is."""
    many = [case(f"V{number:02}", Outcome.FAILED, message="it is wrong") for number in range(7)]
    suites = [suite_of(as_data(result(case()))), suite_of(as_data(result(*many, verdict=Verdict.FAILED)))]

    cells = texts(rendered(summary("doubling", "2 submissions", suites)))

    assert cells[4:7] == ["✓", "doubling&#58; s01&#46;py", "passed, 4 / 4 points"]
    assert cells[8:11] == ["✗", "doubling&#58; s01&#46;py", "failed, 0 / 4 points"]
    assert cells[11].split("<br>")[0] == "V00 Title of V00&#46;&#58; it is wrong"
    assert cells[11].split("<br>")[5:] == ["and 2 more"]


@given(st.text())
@attacks
def test_no_text_of_a_student_is_markdown(text: str) -> None:
    """No row, no HTML, no link, no format: a reader sees the text, as it is, in its cell."""
    suite = suite_of(hostile_result(text))
    for suites, columns, rows in ([suite], 4, 1), ([suite] * 3, 4, 3):
        markdown = summary(text, "said", suites)
        tokens = rendered(markdown)

        inline = [token for token in tokens if token.type == "inline"]
        kinds = {child.type for token in inline for child in token.children or ()}
        assert kinds <= {"text", "text_special", "entity"}
        assert [token.type for token in tokens].count("tr_open") == rows + 1
        assert len(texts(tokens)) == columns * (rows + 1)
        assert not any(link in markdown for link in ("://", "www.", "@"))
        title, _, *cells = map(shown, inline)
        assert title == " ".join(visible(text).split())
        assert " ".join(visible(text.split("\n")[0]).split()) in "".join(cells)


@pytest.mark.parametrize("room", [2**20, 5000, 10, 0])
def test_a_summary_fits_and_says_what_is_left_out(room: int) -> None:
    """GitHub drops a larger one as a whole."""
    entry = Entry("é" * 200, Ending.FAILURE, said="ö" * 250)
    suites = [Suite(f"s{number}", "s", "failed", (entry,) * 9) for number in range(600)]

    text = summary("class", "600 submissions", suites, room)

    assert len(text.encode()) <= room
    if room > 1000:
        rows = text.count("| ✗ |")
        assert 0 < rows < 600
        assert text.endswith(f"\n{600 - rows} more rows do not fit into the summary of a step.\n\n")


def test_the_rows_fill_the_room_and_never_more() -> None:
    """Whatever the room is, the note about the others has its own."""
    suites = [Suite(f"s{number}", "s", "failed", ()) for number in range(60)]

    sizes = {room: len(summary("class", "", suites, room).encode()) for room in range(200, 2000)}

    assert all(size <= room for room, size in sizes.items())
    assert any(room - size < 15 for room, size in sizes.items())
