"""Texts in a terminal: formulas are text, and what is around them is what it was."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from grader.markup import FormulaError, for_pipe, for_terminal, formula_as_text
from tests.markup.test_problems import TEXTS

PIPED: dict[str, tuple[str, str]] = {
    "in words": ("Take $x_1$ now.", "Take x₁ now."),
    "over two lines": ("Take $a +\nb$ now.", "Take a + b now."),
    "aligned within words": (r"So $\begin{aligned}a\\b\end{aligned}$.", "So a; b."),
    "that cannot be read": ("Take $x^$ now.", "Take x^ now."),
    "in code": ("`$x^2$`", "`$x^2$`"),
    "on its own lines": ("one\n$$\nx^2\n$$\ntwo", "one\n\n      x²\n\ntwo"),
    "between empty lines": ("one\n\n$$x^2$$\n\ntwo", "one\n\n      x²\n\ntwo"),
    "that is the whole text": ("$$x^2$$", "      x²"),
    "aligned": (
        "$$\\begin{aligned}a_1&=b\\\\&=c\\end{aligned}$$",
        "      a₁ = b\n         = c",
    ),
    "in a list": ("- one\n  $$x^2$$\n  two", "- one\n\n        x²\n\n  two"),
    "that begins an item": ("1. $$x^2$$\n2. two", "1.       x²\n\n2. two"),
    "in a quote": ("> one\n> $$x^2$$\n> two", "> one\n>\n>       x²\n>\n> two"),
}


@pytest.mark.parametrize(("text", "shown"), PIPED.values(), ids=list(PIPED))
def test_a_formula_is_text(text: str, shown: str) -> None:
    """Display formulas are indented, and stand alone."""
    assert for_pipe(text) == shown


def test_paragraphs_fit_into_a_width() -> None:
    """Those of lists and quotes as well; breaks that are meant stay, code and tables are left alone."""
    lists = "- six seven $x^2$ eight\n\n> nine ten  \n> eleven twelve a\n"
    filled = "- six seven x²\n  eight\n\n> nine ten\n> eleven\n> twelve a\n"

    assert for_pipe(lists, 14) == filled
    assert for_pipe("one two three four\nfive\n", 14) == "one two three\nfour five\n"
    assert for_pipe("    code is long enough\n", 14) == "    code is long enough\n"


def words_of(text: str) -> str:
    """Return what a reader of Markdown without formulas sees, with the kinds of what is no text."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return "".join(_words(token) for token in tokens)


def _words(token: Token) -> str:
    if token.children is not None:
        return "".join(_words(child) for child in token.children)
    return token.content if token.type in ("text", "text_special", "code_block") else f"<{token.type}>"


ACTIVE = (
    r"x * _2 _{i*j} [ ] < > + - = 1 1. ! \_ \# \& \frac12 \text{*a*} ( ) ~ ' \{ \} \text{`c`} \text{<b>} \|"
)
AROUND = [
    "{}",
    "word {} word",
    "- {}",
    "> {}\n> {}",
    "# {}",
    "*a {} b*",
    "[{}](x)",
    "1. {}\n2. {}",
    "a\n{} b",
]


@given(
    st.lists(st.sampled_from(ACTIVE.split()), min_size=1).map(" ".join), st.sampled_from([*AROUND, "{}. a"])
)
def test_a_formula_is_not_read_as_markdown(tex: str, around: str) -> None:
    """Nothing in it becomes emphasis, a link, a list or HTML, wherever it stands."""
    try:
        shown = formula_as_text(tex)
    except FormulaError:
        return
    assume(shown)
    expected = words_of(around.replace("{}", "FORMULA")).replace("FORMULA", shown)
    assert words_of(for_terminal(around.replace("{}", f"${tex}$"))) == expected


def test_a_bar_does_not_end_a_cell() -> None:
    """Tables stay tables."""
    assert "&#124;x&#124;" in for_terminal("| a |\n|---|\n| $\\lvert x\\rvert$ |\n")


def test_a_display_formula_is_code() -> None:
    """So it is shown as it is, in lines of its own, in lists and quotes as well."""
    tokens = MarkdownIt("commonmark").parse(for_terminal("- one\n  $$a * b * c$$\n"))

    assert [token.content for token in tokens if token.type == "code_block"] == ["  a ∗ b ∗ c\n"]


@given(TEXTS)
def test_no_text_is_too_strange_to_be_shown(text: str) -> None:
    """And without dollars it stays as it is."""
    for_terminal(text)
    for_pipe(text, 40)

    plain = re.sub(r"\r\n?", "\n", text.replace("$", "").replace("\0", ""))
    assert for_terminal(plain) == for_pipe(plain) == plain
