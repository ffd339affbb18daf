"""A file that cannot be run as asked: the sentence that its author reads."""

import pytest

from grader.errors import NotGradableError
from grader.models import Limits
from tests.sandbox.conftest import Load

CANNOT = {
    "a syntax error": ("def f(x)\n    return 1", "s.py, line 1: expected ':'\n    def f(x)\n            ^"),
    "an indented one": (
        "def f():\n    x = (1 +\n",
        "s.py, line 2: '(' was never closed\n    x = (1 +\n        ^",
    ),
    "a misspelt keyword": (
        "def f():\n    retrun 1",
        "s.py, line 2: invalid syntax\n    retrun 1\n           ^",
    ),
    "tabs and spaces": (
        "def f():\n\tif 1:\n        return 1\n",
        "s.py, line 3: inconsistent use of tabs and spaces in indentation\n    return 1",
    ),
    "a missing block": (
        "def f():\nreturn 1",
        "s.py, line 2: expected an indented block after function definition on line 1",
    ),
    "a NUL byte": (
        "def f(): pass\0",
        "s.py cannot be read as Python: source code string cannot contain null bytes",
    ),
    "UTF-16": (
        "def f(): pass".encode("utf-16"),
        "s.py cannot be read as Python: source code string cannot contain null bytes",
    ),
    "Latin-1 without a cookie": (
        "def f(): return 'é'".encode("latin-1"),
        "'utf-8' codec can't decode byte 0xe9",
    ),
    "an unknown encoding": ("# coding: klingon\ndef f(): pass", "unknown encoding: klingon"),
    "nothing": (
        "",
        "s.py defines no function 'f': it defines no function at all; the starter shows the signature",
    ),
    "another name": (
        "def g(): pass\nclass H: pass\ndef _i(): pass",
        "s.py defines no function 'f': it defines 'g', 'H'; the starter shows the signature",
    ),
    "a value instead": (
        "f = 3",
        "s.py defines no function 'f': it defines no function at all; the starter shows the signature",
    ),
    "another case": ("def F(): pass", "s.py defines 'F'; the function must be named 'f'"),
    "parentheses without end": (
        "x = " + "(" * 1000 + ")" * 1000,
        "s.py, line 1: too many nested parentheses",
    ),
    "a sum without end": (
        "x = " + "+".join(["1"] * 100_000),
        "s.py cannot be compiled: an expression in it is nested too deep",
    ),
    "signs without end": (
        "x = " + "-" * 100_000 + "1",
        "s.py cannot be compiled: an expression in it is nested too deep",
    ),
    "input()": (
        "x = input('number? ')\ndef f(): pass",
        "s.py cannot be run: EOFError: EOF when reading a line (line 1: x = input('number? ')); "
        "there is nobody to answer input(): take values as arguments of the function",
    ),
    "sys.exit": (
        "import sys\nsys.exit(3)",
        "s.py cannot be run: SystemExit: 3 (line 2: sys.exit(3)); a submission must not end the program",
    ),
    "os._exit": (
        "import os\nos._exit(0)",
        "s.py cannot be run: it ended the program instead of returning",
    ),
    "a missing package": (
        "import pandas as pd",
        "s.py cannot be run: ModuleNotFoundError: No module named 'pandas' (line 1: import pandas as pd); "
        "only the standard library and the packages that the statement names are there",
    ),
    "our own packages": (
        "import msgpack.nothing, grader",
        "s.py cannot be run: ModuleNotFoundError: No module named",
    ),
    "an exception": ("def f(): pass\nf(1)", "takes 0 positional arguments but 1 was given (line 2: f(1))"),
    "endless recursion": (
        "def f(): f()\nf()",
        "s.py cannot be run: RecursionError: maximum recursion depth exceeded (line 1: def f(): f())",
    ),
    "too much memory": (
        "x = bytearray(1 << 30)",
        "s.py cannot be run: MemoryError (line 1: x = bytearray(1 << 30))",
    ),
}


@pytest.mark.parametrize(("source", "sentence"), CANNOT.values(), ids=list(CANNOT))
def test_the_sentence_says_what_is_wrong(load: Load, source: str | bytes, sentence: str) -> None:
    """The file, the line, the reason, and what to do where that is known; nothing of our own code."""
    with pytest.raises(NotGradableError) as caught:
        load(source).load()

    assert sentence in str(caught.value)
    assert "grader" not in str(caught.value).replace("named 'grader'", "").replace(
        "msgpack.nothing, grader", ""
    )
    assert len(str(caught.value)) < 2500


def test_a_loop_at_import_is_stopped_and_shown(load: Load) -> None:
    """The line that was running is the one to look at."""
    with pytest.raises(
        NotGradableError,
        match=r"s.py cannot be run: it was stopped after 0\.3 s \(line 2: while True: x \+= 1\)",
    ):
        load("x = 0\nwhile True: x += 1", limits=Limits(call_s=0.3)).load()


READABLE = {
    "a byte order mark": b"\xef\xbb\xbfdef f(): return '\xc3\xa9'",
    "a cookie": b"# -*- coding: latin-1 -*-\ndef f(): return '\xe9'",
    "Windows line ends": b"def f():\r\n    return 'e\\u0301e'[0:0] + '\xc3\xa9'\r\n",
    "old Mac line ends": b"def f():\r    return '\xc3\xa9'\r",
    "tabs alone": b"def f():\n\treturn '\xc3\xa9'\n",
    "no line end": b"f = lambda: '\xc3\xa9'",
    "a form feed": b"\x0cdef f(): return '\xc3\xa9'",
}


@pytest.mark.parametrize("source", READABLE.values(), ids=list(READABLE))
def test_what_python_reads_is_read(load: Load, source: bytes) -> None:
    """However the student's editor writes it."""
    assert load(source).call("f", [], {}).value == "é"


@pytest.mark.parametrize(
    "written", ["linear_regression", "LinearRegression", "linearregression", "linearRegression_"]
)
def test_a_similar_name_is_pointed_out(load: Load, written: str) -> None:
    """Case and underscores are what students get wrong; a star import does not hide it."""
    with pytest.raises(NotGradableError) as caught:
        load(f"from math import *\ndef {written}(): pass", entry=["linearRegression"]).load()

    assert str(caught.value) == f"s.py defines {written!r}; the function must be named 'linearRegression'"


def test_the_first_function_that_is_missing_is_named(load: Load) -> None:
    """An exercise may ask for several."""
    with pytest.raises(NotGradableError, match="defines no function 'g'"):
        load("def f(): pass", entry=["f", "g", "h"]).load()


def test_an_invented_column_costs_nothing(load: Load) -> None:
    """A syntax error can be made by hand, with its caret a billion signs to the right."""
    for column in ("10**9", "10**30", "-10**30", "10**5000"):
        with pytest.raises(NotGradableError) as caught:
            load(f"raise SyntaxError('no', (__file__, 1, {column}, 'text'))").load()
        assert len(str(caught.value)) < 1000


def test_an_invented_line_is_still_the_students_error(load: Load) -> None:
    """A number with more digits than Python prints."""
    with pytest.raises(NotGradableError):
        load("raise SyntaxError('no', (__file__, 10**5000, 1, 'text'))").load()


def test_a_refused_file_leaves_no_process_behind(load: Load) -> None:
    """It is over with the sentence, and counted."""
    submission = load("def g(): pass")
    with pytest.raises(NotGradableError):
        submission.load()

    assert submission.usage.processes == 1
    assert submission.usage.memory_bytes > 0
