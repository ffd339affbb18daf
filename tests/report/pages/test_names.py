"""File names for any student."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.report.pages.names import INDEX, PLAIN, page_name

NAMES = [
    "s01", "S01", "s01.", "s01 ", "s/01", "../s01", "..", ".", "", "/etc/passwd", "a\\b", "a\0b", "a\nb",
    "index", "INDEX", "con", "Con", "nul.txt", "ada", "Ada", "ADA", "zoë", "zoe", "zoe\u0308", "名前", "🙂",
    "\udcff", "-rf", "a" * 40, "a" * 41, "a" * 300, "<script>", "~", "ß", "ss",
]  # fmt: skip


def test_a_plain_name_keeps_itself() -> None:
    """Who looks for a page finds it."""
    assert page_name("s01") == "s01.html"
    assert page_name("lee_ann-2") == "lee_ann-2.html"


def test_no_two_students_share_a_page() -> None:
    """Not even where a file system cannot tell large letters from small ones, or composed from decomposed."""
    files = [page_name(name) for name in NAMES]

    assert all(one.casefold() != other.casefold() for one, other in combinations([*files, INDEX], 2))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_safe_on_every_system(name: str) -> None:
    """Small letters, digits, one dot before the ending, nothing reserved, and short."""
    file = page_name(name)

    assert file.removesuffix(".html").replace(".", "", 1).replace("-", "").replace("_", "").isalnum()
    assert file.isascii()
    assert file == file.lower()
    assert len(file) <= 60
    assert file.split(".")[0] not in {"con", "nul", "prn", "aux"} or file.count(".") == 2


@given(st.text())
def test_what_is_not_plain_cannot_take_the_page_of_a_plain_name(name: str) -> None:
    """Its fingerprint stands behind a dot, which plain names have not."""
    file = page_name(name)

    assert (file == f"{name}.html") == (file.count(".") == 1)
    assert PLAIN.fullmatch(file.split(".")[0])
