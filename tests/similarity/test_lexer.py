"""Tokens of Python source: what counts, what is dropped, and that no source does harm."""

import ast
import io
import re
import time
import tokenize
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.similarity.lexer import MAX_TOKENS, tokens_of

PROJECT = Path(__file__).parents[2]
FORMATTED = re.compile(rb"\b[rR]?[fF]['\"]")  # Python 3.12 splits such strings; here they are one token
HONEST = [
    path
    for pattern in ("solutions/*/model.py", "solutions/*/alternatives/*.py", "grader/*.py", "tests/*.py")
    for path in sorted(PROJECT.glob(pattern))
    if not FORMATTED.search(path.read_bytes())
]
LARGEST = 256 * 1024
DROPPED = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}


def texts(source: str) -> str:
    """Return the tokens of some source with blanks between them."""
    return " ".join(tokens_of(source.encode()).texts)


@pytest.mark.parametrize("path", HONEST, ids=lambda path: str(path.relative_to(PROJECT)))
def test_tokens_are_those_of_python(path: Path) -> None:
    """As many as Python's own tokenizer finds, on the same lines; strings that do nothing are no tokens."""
    source = path.read_bytes()
    idle = {
        (node.value.lineno, node.value.col_offset)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    own = [
        (token.start[0], token.end[0])
        for token in tokenize.tokenize(io.BytesIO(source).readline)
        if token.type not in {*DROPPED, tokenize.ENCODING, tokenize.ENDMARKER}
        and token.start not in idle
        and token.string != ";"
    ]

    found = tokens_of(source)

    assert list(zip(found.first_lines, found.last_lines, strict=True)) == own


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("total = first + second", "x=a+b  # the sum"),
        ("def f(x):\n    return x", 'def g(y):\n\n\n        """Say."""\n        return y\n'),
        ("x = 1\ny = 2\n", "x = 1; y = 2"),
        ("f(x, y)", "f(x,\n   # why\n   y)"),
        ("x = a + b", "x = a + \\\n    b"),
        ("x = 1_000 + 0XFF", "x = 1000 + 0xff"),
        ("'say'\nx = 'a'", 'x = r"b\\n"'),
        ("x = '''a\nb'''", 'x = f"{y}"'),
        ("x = 1\r\ny = 2\r\n", "x = 1\ry = 2"),
        ("\ufeffx = 1", "x = 1"),
    ],
)
def test_disguises_change_nothing(one: str, other: str) -> None:
    """Names, comments, docstrings, layout, spelling of strings and numbers, ends of lines."""
    assert texts(one) == texts(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x = a + b", "x = a - b"),
        ("x = 0.01", "x = 0.02"),
        ("sum(x)", "max(x)"),
        ("for x in y: pass", "while x in y: pass"),
        ("x = y // z", "x = y / / z"),
        ("x = 'a'", "x = a"),
    ],
)
def test_what_the_code_does_counts(one: str, other: str) -> None:
    """Signs, numbers, words of the language and built-in names."""
    assert texts(one) != texts(other)


def test_each_token_knows_its_lines() -> None:
    """From 1, as an editor counts; a long string begins and ends on its own."""
    found = tokens_of(b"x = 1\n\n'''no\ntoken'''\ny = '''a\nb''' + z\n")

    assert found.texts == ("n", "=", "1", "n", "=", "s", "+", "n")
    assert found.first_lines == (1, 1, 1, 5, 5, 5, 6, 6)
    assert found.last_lines == (1, 1, 1, 5, 5, 6, 6, 6)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (b"def f(x:\n  return (", "def n ( n : return ("),
        (b"x = 'open\ny = 1", "n = s n = 1"),
        (b"x = '''open\ny = 1", "n = s"),
        (b"x = 'a\\", "n = s"),
        (b"\xff\xfe = 1", "\ufffd \ufffd = 1"),
        (b"# -*- coding: utf-7 -*-\n+AGEAYgBj-", "+ n -"),
        (b"x\0y", "n \0 n"),
        (b"", ""),
    ],
)
def test_broken_source_is_told_by_its_looks(source: bytes, expected: str) -> None:
    """Nothing is refused, and no codec of the file's choice is used."""
    assert " ".join(tokens_of(source).texts) == expected


@given(st.binary(max_size=300) | st.text("'\"\\\n rbf#;()=.1eE+", max_size=200).map(str.encode))
def test_no_source_raises(source: bytes) -> None:
    """Whatever stands in a file, each token has a place in it."""
    found = tokens_of(source)
    lines = 1 + source.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n")

    assert len(found.texts) == len(found.first_lines) == len(found.last_lines)
    assert all(1 <= a <= b <= lines for a, b in zip(found.first_lines, found.last_lines, strict=True))
    assert list(found.first_lines) == sorted(found.first_lines)


PIECES = [
    "'''\\", "'''", "\"\"\"'''", "'\\", "rb'", "rbrb", "\\'", "'\n", "\"'", "(", "\0", "a", " ", "\n", ".",
    "1e+", "\\", "\\\n", "\r", "#", ";", "x=1;", "é", "\ufffd", "\u2028", "\x0c", "f'{", "''''", '\"\"\"\"',
    "**=", "0x",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
@pytest.mark.parametrize("head", ["", "'''", "'", 'x = """\\'], ids=ascii)
def test_time_is_linear_in_the_size(piece: str, head: str) -> None:
    """The largest file that is taken, of one piece again and again: 0.1 s, where quadratic means hours."""
    source = (head + piece * (LARGEST // len(piece.encode()))).encode()[:LARGEST]

    started = time.process_time()
    found = tokens_of(source)

    assert time.process_time() - started < 5
    assert len(found.texts) <= MAX_TOKENS


def test_a_long_file_is_cut_and_says_so() -> None:
    """At so many tokens, and not at one less."""
    assert not tokens_of(b"x " * MAX_TOKENS).cut
    assert tokens_of(b"x " * (MAX_TOKENS + 1)).cut
    assert len(tokens_of(b"x " * (MAX_TOKENS + 1)).texts) == MAX_TOKENS
