"""What is wrong in a text is found, with the line and the column where it stands."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.markup import Kind, dialect, formula_problems, problems, read

UNKNOWN = r'\foo: unknown command "\foo"'
ALONE = r"$ opens no formula: close it behind its last letter, or write \$ for the sign"
NO_DISPLAY = "$$ is no display formula: $$ begins a line and ends one, without an empty line between"
TABLE = "| a | b |\n|---|---|\n"

WRONG: dict[str, tuple[str, list[tuple[int, int, str]]]] = {
    "an argument is missing": (
        "Take $\\theta^$ now.",
        [(1, 14, r"\theta^: expected argument but reached end of input")],
    ),
    "a long formula": (
        f"${'x + ' * 20}\\foo$",
        [(1, 82, f'{"x + " * 15}…: unknown command "\\foo"')],
    ),
    "an empty formula": ("$$\n \n$$\n", [(1, 1, NO_DISPLAY), (3, 1, NO_DISPLAY)]),
    "a formula of blanks": ("$$  $$", [(1, 3, "the formula is empty")]),
    "a control character": ("$a\x01b$", [(1, 3, "ab: holds a control character")]),
    "what is no MathML": (r"$\operatorname<$", [(1, 2, r"\operatorname<: cannot be written as MathML")]),
    "in the second line of a paragraph": ("one\ntwo $\\foo$", [(2, 6, UNKNOWN)]),
    "in a formula of two lines": ("one $a +\n  \\foo$", [(2, 3, r'a + \foo: unknown command "\foo"')]),
    "in a list": ("- one\n\n  two $\\foo$\n", [(3, 8, UNKNOWN)]),
    "in a list of a list": ("- one\n  - $\\foo$\n", [(2, 6, UNKNOWN)]),
    "in a quote": ("> one\n> $\\foo$\n", [(2, 4, UNKNOWN)]),
    "in a line that a quote goes on with": ("> one\n$\\foo$\n", [(2, 2, UNKNOWN)]),
    "in a heading": ("##  $\\foo$ ##\n", [(1, 6, UNKNOWN)]),
    "in a heading with a line below": ("one\n$\\foo$\n===\n", [(2, 2, UNKNOWN)]),
    "in the head of a table": ("| a | $\\foo$ |\n|---|---|\n", [(1, 8, UNKNOWN)]),
    "in a cell": (TABLE + "|  x  |  $\\foo$  |\n", [(3, 11, UNKNOWN)]),
    "in a cell behind a bar": (TABLE + "| \\| `x` | $\\foo$ |\n", [(3, 13, UNKNOWN)]),
    "in a row without outer bars": (TABLE + "x | $\\foo$\n", [(3, 6, UNKNOWN)]),
    "in a table in a quote": ("> | a |\n> |---|\n> | $\\foo$ |\n", [(3, 6, UNKNOWN)]),
    "in words of a link": ("[to $\\foo$](#)", [(1, 6, UNKNOWN)]),
    "in a display formula": ("$$\\foo$$", [(1, 3, UNKNOWN)]),
    "in a display formula of lines": (
        "$$\na +\n  \\foo\n$$\n",
        [(3, 3, r'a + \foo: unknown command "\foo"')],
    ),
    "in its last line": ("$$ a +\n\\foo $$  \n", [(2, 1, r'a + \foo: unknown command "\foo"')]),
    "in a display formula in a list": ("1. one\n   $$\n   \\foo\n   $$\n", [(3, 4, UNKNOWN)]),
    "in a display formula in a quote": ("> $$\n> \\foo\n> $$\n", [(2, 3, UNKNOWN)]),
    "lines that end as on Windows": ("one\r\n\r\n$\\foo$\r\n", [(3, 2, UNKNOWN)]),
    "a formula that is never closed": ("one $x and two", [(1, 5, ALONE)]),
    "a blank before the last dollar": ("one $x $ two", [(1, 5, ALONE), (1, 8, ALONE)]),
    "a blank behind the first one": ("one $ x$ two", [(1, 5, ALONE), (1, 8, ALONE)]),
    "two prices": ("costs $5 and $6", [(1, 7, ALONE), (1, 14, ALONE)]),
    "prices that make a formula": (
        "costs $5/$6",
        [(1, 7, r"$5/$ is read as a formula; write \$ for the sign")],
    ),
    "a price before code": (
        "is $5 and `a$`",
        [(1, 4, r"$5 and `a$ is read as a formula; write \$ for the sign")],
    ),
    "a display formula in a line": ("one $$x$$ two", [(1, 5, NO_DISPLAY), (1, 8, NO_DISPLAY)]),
    "an empty line in a display formula": ("$$\na\n\nb\n$$", [(1, 1, NO_DISPLAY), (5, 1, NO_DISPLAY)]),
    "words behind a display formula": ("$$x$$ two", [(1, 1, NO_DISPLAY), (1, 4, NO_DISPLAY)]),
    "a link to nowhere": ("a [b]()", [(1, 3, "the link leads nowhere")]),
    "a link to no heading": ("# One\n\n[b](#two)", [(3, 1, "no heading of this text has the anchor #two")]),
    "a link from the root": (
        "[b](/c.md)",
        [(1, 1, "the link /c.md begins with /; name a file from here, or a whole address")],
    ),
    "a longer row": (TABLE + "| 1 | 2 | 3 |\n", [(3, 1, "the row has 3 cells, its head 2")]),
    "a shorter row in a list": (
        "- | a | b |\n  |---|---|\n  | 1 |\n",
        [(3, 3, "the row has 1 cell, its head 2")],
    ),
    "a bar in a formula in a row": (
        TABLE + "| $|x|$ | 2 |\n",
        [
            (3, 1, r"the row has 4 cells, its head 2 (a bar ends a cell even in a formula: "
                   r"write \lvert, \rvert or \mid)"),
            (3, 3, ALONE),
        ],
    ),
    "a head of another width": (
        "> | a | b | c |\n> |---|---|\n",
        [(1, 3, "the head has 3 cells, the line below it 2: no table")],
    ),
    "HTML in a line": (
        "a <b>b</b>",
        [
            (1, 3, "HTML is shown as it is typed, not as a page shows it: <b>"),
            (1, 7, "HTML is shown as it is typed, not as a page shows it: </b>"),
        ],
    ),
    "HTML in lines": (
        "a\n\n<div>\nb\n</div>\n",
        [(3, 1, "HTML is shown as it is typed, not as a page shows it: <div>")],
    ),
    "an image without words": (
        "see ![](a.png)",
        [(1, 5, "the image has no text in its brackets for those who cannot see it")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "found"), WRONG.values(), ids=list(WRONG))
def test_what_is_wrong_is_found_where_it_stands(text: str, found: list[tuple[int, int, str]]) -> None:
    """An author goes straight to the letter."""
    assert problems(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "$x$ is the last of 5",
        "2$x$ and $3$",
        "It costs \\$5, not \\$6.",
        "`$5` and `a $ b`",
        "    $5\n",
        "```\n$x\n| a |\n```\n",
        "one\n$$x$$\ntwo",
        "- one\n  $$\n  x\n  $$\n  two",
        "$$\n\\begin{aligned} a &= b \\\\ &= c \\end{aligned}\n$$",
        "a < b and b > c",
        "# One, two!\n\n[there](#one-two) and [out](https://example.org/#x) and <mailto:a@example.org>",
        "[x]\n\n[x]: https://example.org/$5\n",
        TABLE + "| $\\lvert x \\rvert$ | `a \\| b` |\n",
        "a | b\n--- | ---\n1 | 2\n\n|---|\n",
        "![a bowl](bowl.png)",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    """Prices with a backslash, code, comparisons, anchors of headings, tables of one width."""
    assert problems(text) == []


def test_files_that_are_linked_must_be_there(tmp_path: Path) -> None:
    """It can be known when it is known where the text stands."""
    (tmp_path / "a b.md").write_text("")
    text = "[one](a%20b.md#x), [two](none.md)"

    assert problems(text, tmp_path) == [(1, 20, "the link leads to none.md, which is not there")]
    assert problems(text) == []


def test_a_formula_may_be_asked_about_alone() -> None:
    """Where it stands in no text: offset and sentence."""
    assert formula_problems(r"a + \foo") == [(4, r'a + \foo: unknown command "\foo"')]
    assert formula_problems(r"\frac{a}{b}") == []


PIECES = [
    *"$x$ $$ $ \\$ | # text \\frac12 [a](b) ![](c) <b> &amp; * <!-- --> [r] ``` ` \\| ~".split(),
    *("- ", "> ", "1. ", "    ", "\t", "\n", "\n\n", "\r\n", "[r]: x\n", "| a | b |\n|---|---|\n", "$$x$$"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text()


@given(TEXTS)
def test_the_letters_of_a_formula_stand_where_it_says(text: str) -> None:
    """Whatever lists, quotes and tables are around it; and no text is too strange to be read."""
    problems(text)
    document = read(text)

    for span in document.only(Kind.FORMULA, Kind.DISPLAY):
        assert "".join(document.text[place] for place in span.places[:-1]) == span.content
        assert document.text[span.start] == document.text[span.end - 1] == "$"


@given(TEXTS)
def test_passages_follow_each_other(text: str) -> None:
    """Prose is what remains: as long as the text, line for line."""
    document = read(text)

    assert all(0 <= span.start <= span.end <= len(document.text) for span in document.spans)
    assert [len(line) for line in document.prose().split("\n")] == [
        len(line) for line in document.text.split("\n")
    ]


def test_pages_get_formulas_as_tokens_and_html_as_text() -> None:
    """The same dialect, for those who write pages from it."""
    tokens = dialect().parse("One $x$ and <b>.\n\n$$\ny\n$$\n")

    assert [child.type for child in tokens[1].children or ()] == ["text", "math_inline", "text"]
    assert (tokens[3].type, tokens[3].content) == ("math_block", "\ny\n")
