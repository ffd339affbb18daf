"""Numbers of a text: claims, given ones, and those that claim nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.lessons import (
    Claim,
    bare_numbers,
    bare_numbers_in_formula,
    broken_claims,
    claims_in,
    column_in,
    without_claims,
)

TEXT = """Half is [[0.5 = half(1)]], a third
of $[[1]]$ is about $[[-0.33 ~ part([3][0])]]$.

    [[2 = half(4)]] of [[1]]
"""


def test_claims_have_a_place_a_number_and_an_expression() -> None:
    """In words, in formulas and in code; in code, brackets around a number alone are a list of Python."""
    assert claims_in(TEXT) == [
        Claim(1, 9, "0.5", "=", "half(1)", "[[0.5 = half(1)]]"),
        Claim(2, 5, "1", "", "", "[[1]]"),
        Claim(2, 22, "-0.33", "~", "part([3][0])", "[[-0.33 ~ part([3][0])]]"),
        Claim(4, 5, "2", "=", "half(4)", "[[2 = half(4)]]"),
    ]


def test_readers_see_numbers() -> None:
    """As they were typed."""
    assert without_claims(TEXT) == ("Half is 0.5, a third\nof $1$ is about $-0.33$.\n\n    2 of [[1]]\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[1e-3 = f(1)]]", [("1e-3", "=", "f(1)")]),
        ("[[ +2.50  ~  f( a ) ]]", [("+2.50", "~", "f( a )")]),
        ("[[1 = x[y[0]]]]", [("1", "=", "x[y[0]]")]),
        ("[[1 = f(1)]] and [[2 = f(2)]]", [("1", "=", "f(1)"), ("2", "=", "f(2)")]),
        ("[[1 = f(1,\n2)]]", []),
        ("[[half = f(1)]]", []),
        ("[[1=f(1)]]", []),
        ("[[1, 2], [3, 4]]", []),
        ("[1]", []),
        ("[[.5]]", []),
    ],
)
def test_a_claim_begins_with_a_number_and_ends_on_its_line(text: str, said: list[tuple[str, ...]]) -> None:
    """What looks like one and is none is found as well."""
    assert [(claim.typed, claim.kind, claim.expression) for claim in claims_in(text)] == said
    assert (broken_claims(text) == []) == (bool(said) or not text.startswith("[["))


def test_brackets_in_code_are_no_broken_claims() -> None:
    """Lists of lists are Python."""
    assert broken_claims("`[[1, 2], [3, 4]]`, but\n [[a]]") == [(2, 2)]


def test_columns_are_those_of_the_text_that_was_typed() -> None:
    """A problem that readers would see is shown where its author looks."""
    text = "one\n[[0.5 = half(1)]] and [[1]] and x\n"
    seen = without_claims(text).splitlines()[1].index("x") + 1

    assert column_in(text, 2, seen) == text.splitlines()[1].index(" x") + 2
    assert (column_in(text, 2, 1), column_in(text, 1, 3)) == (1, 3)


BARE: dict[str, tuple[str, list[tuple[int, int, str]]]] = {
    "in words": ("It is 0.5 or -2, not 1,000.", [(1, 7, "0.5"), (1, 14, "-2"), (1, 22, "1,000")]),
    "at the end of a sentence": ("These are 12.", [(1, 11, "12")]),
    "between others": ("4-2", [(1, 1, "4"), (1, 3, "2")]),
    "before letters": ("the 2nd", [(1, 5, "2")]),
    "in words of a link": ("[all 5](a1)", [(1, 6, "5")]),
    "in a cell": ("| a | 5 |\n|---|---|\n| 6 | b |\n", [(1, 7, "5"), (3, 3, "6")]),
    "in a list": ("1. one\n2. two 7\n", [(2, 8, "7")]),
    "of two digits in a formula": ("$x_{12} + 3$", [(1, 5, "12")]),
    "with a point in a formula": ("$$\n2 + 0.5x\n$$", [(2, 5, "0.5")]),
    "in a broken claim": ("[[2 or 3]]", [(1, 3, "2"), (1, 8, "3")]),
}


@pytest.mark.parametrize(("text", "found"), BARE.values(), ids=list(BARE))
def test_a_number_that_claims_nothing_is_found(text: str, found: list[tuple[int, int, str]]) -> None:
    """It could be wrong unseen."""
    assert bare_numbers(text) == found


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "## 2 of 3\n\nWords: one, two, a half.\n",
        "Items Q01, D0.a, L0.4, S0-MD1 and x_2.",
        "`x[3] = 4` and\n\n```\n5\n```\n\n    6\n",
        "[a](b7.md#8), <https://example.org/9>, ![](c10.png)\n\n[r]: d11.md\n",
        "1. one\n2. two\n   1. three\n\n> 4) four\n",
        "$2\\theta^2 - \\frac12 + \\tfrac 1 2 \\binom42$",
    ],
)
def test_what_may_be_bare(text: str) -> None:
    """Claims, names, code, targets, headings, markers of lists, single digits in formulas."""
    assert bare_numbers(text) == []


def test_a_formula_without_dollars_has_numbers_too() -> None:
    """Those of `lesson.toml` stand alone."""
    assert bare_numbers_in_formula(r"2x + 10 + [[11]] - \frac12 0.5") == ["10", "0.5"]


@given(st.text(alphabet="[] =~12.f(x)`$\n "))
def test_no_text_is_too_strange(text: str) -> None:
    """And each claim stands where it says it does."""
    bare_numbers(text)
    broken_claims(text)
    without_claims(text)
    lines = text.split("\n")
    for claim in claims_in(text):
        assert lines[claim.line - 1].startswith(claim.source, claim.column - 1)
