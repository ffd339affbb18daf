"""Tests of a notebook as the bodies of cases."""

import ast
import math
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.exchange.importing.asserting import translate
from grader.exchange.importing.expectations import NOT_HELD
from grader.exchange.importing.translated import Asked
from grader.suite.expect import Expect, Unexpected

ASKED = Asked(frozenset("fg"), frozenset("xy"), frozenset(("Stack",)))
X = "x, = expect.parts(submission.answers(), 'x')\n"

BODIES = {
    "assert f(1) == 2": "expect.close(submission.f(1), 2)",
    "assert 2 == f(1), 'no'": "expect.close(submission.f(1), 2)",
    "assert f(1) == [1, 2.5]": "expect.close(submission.f(1), [1, 2.5])",
    "assert f(n=1) == 'a'": "expect.equal(submission.f(n=1), 'a')",
    "assert f() is None": "expect.equal(submission.f(), None)",
    "assert f([]) == []": "expect.equal(submission.f([]), [])",
    "assert f(2) == True": "expect.equal(submission.f(2), True)",
    "assert f(1) == 2 and g(1) == 3": ("expect.close(submission.f(1), 2)\nexpect.close(submission.g(1), 3)"),
    "assert abs(f(1) - 100) < 0.5": "expect.close(submission.f(1), 100, tol=0.005)",
    "assert abs(0.25 - f(1)) <= 1e-3": "expect.close(submission.f(1), 0.25, tol=0.001)",
    "assert round(f(1), 2) == 0.33": "expect.close(submission.f(1), 0.33, tol=0.005)",
    "assert np.isclose(f(1), 0)": "expect.close(submission.f(1), 0, tol=1e-08)",
    "assert np.allclose(f(1), [1, 2], rtol=0.1).all()": "expect.close(submission.f(1), [1, 2], tol=0.1)",
    "assert np.allclose(f(1), np.array([1, 2]))": "expect.close(submission.f(1), [1, 2], tol=1e-05)",
    "assert math.isclose(f(1), 4, abs_tol=2)": "expect.close(submission.f(1), 4, tol=0.5)",
    "assert (f(1) == np.array([1, 2])).all()": "expect.close(submission.f(1), [1, 2])",
    "assert np.array_equal(f(1), [3])": "expect.close(submission.f(1), [3])",
    "assert f(1) == math.sqrt(2)": "compare(expect, submission.f(1), math.sqrt(2))",
    "assert x == 3": f"{X}expect.close(x, 3)",
    "result = f(3)\nassert result == 9": "result = submission.f(3)\nexpect.close(result, 9)",
    "assert_equal(f(1), 2)": "expect.close(submission.f(1), 2)",
    "np.testing.assert_allclose(f(1), 2)": "expect.close(submission.f(1), 2, tol=1e-07)",
    "np.testing.assert_almost_equal(f(1), 1, 3)": "expect.close(submission.f(1), 1, tol=0.0005)",
    "try:\n    f(0)\nexcept ValueError:\n    pass\nelse:\n    raise AssertionError('no')": (
        "expect.raises(ValueError, submission.f, 0)"
    ),
    "try:\n    f(0)\n    assert False\nexcept TypeError:\n    pass": (
        "expect.raises(TypeError, submission.f, 0)"
    ),
    "with pytest.raises(KeyError):\n    f(0, a=1)": "expect.raises(KeyError, submission.f, 0, a=1)",
    "assert_raises(KeyError, f, 0)": "expect.raises(KeyError, submission.f, 0)",
    "def test_it(f):\n    assert f(1) == 2\n\ntest_it(f)": "expect.close(submission.f(1), 2)",
    "def test_it(env):\n    assert env['f'](1) == env['x']": (
        f"{X}with judged():\n    expect.that(submission.f(1) == x, 'this does not hold: f(1) == x')"
    ),
    ">>> f(1)\n2\n>>> g(0)\nTraceback (most recent call last):\nValueError: no": (
        "expect.close(submission.f(1), 2)\nexpect.raises(ValueError, submission.g, 0)"
    ),
    "# AUTOTEST f(1); x": (
        f"{X}compare(expect, submission.f(1), oracle.f(1))\ncompare(expect, x, oracle.answers()['x'])"
    ),
    "assert len(f(1)) == 3": (
        "with judged():\n    expect.that(len(submission.f(1)) == 3, 'this does not hold: len(f(1)) == 3')"
    ),
    "assert isinstance(f(1), int), 'give a whole number'": (
        "with judged():\n    expect.that(isinstance(submission.f(1), int), 'give a whole number')"
    ),
    "assert f(20) == 2432902008176640000": (
        "with judged():\n    expect.that(submission.f(20) == 2432902008176640000, "
        "'this does not hold: f(20) == 2432902008176640000')"
    ),
    "for n in range(3):\n    assert f(n) == n": (
        "for n in range(3):\n    compare(expect, submission.f(n), n)"
    ),
    "import random\nprint('fine')\nassert f(1) == 2": "expect.close(submission.f(1), 2)",
}

LOST = {
    "del f": "it takes a name away to see who uses it; a case cannot reach inside",
    "assert sorted([1], key=f) == [1]": "`f` is handed on as a value; a case can only call it",
    "assert Stack().pop() == 1": "`Stack` is a class; a case can call functions, and get plain values",
    "try:\n    f(1)\nfinally:\n    pass": "a `try` that is no test of what a call raises",
    "with open('a') as file:\n    f(file)": (
        "a statement that a case has no counterpart of: with open('a') as file:"
    ),
    "while f(1):\n    pass": "a statement that a case has no counterpart of: while f(1):",
    "# AUTOTEST throws(lambda: f(1))": "AUTOTEST of something else than a value: throws(lambda: f(1))",
    ">>> f(": "it is no Python: '(' was never closed",
    "f(1) + 'x": "it is no Python: unterminated string literal (detected at line 1)",
    "data = data + [f(1)]": "it changes `data`, which was there before this test",
    "count += 1": "it changes `count`, which was there before this test",
    "check(f(1))": "a call that a case has no counterpart of: check(f(1))",
}


@pytest.mark.parametrize("source", BODIES)
def test_a_test_becomes_this_body(source: str) -> None:
    """Values that are written out are expected as what they are; all else stays a condition."""
    done = translate(source, ASKED)

    assert done.code() == BODIES[source]
    assert (done.lost, done.checks > 0) == ([], True)


@pytest.mark.parametrize("source", LOST)
def test_what_has_no_counterpart_is_named(source: str) -> None:
    """The statement comes back with the reason, and the rest of the test stays."""
    done = translate(source, ASKED)
    also = translate(f"assert g(1) == 2\n{source}", ASKED) if "no Python" not in LOST[source] else None

    ((_, reason),) = done.lost
    assert reason == LOST[source]
    assert done.checks == 0
    assert also is None or (also.code(), len(also.lost)) == ("expect.close(submission.g(1), 2)", 1)


def test_what_needs_a_lost_name_is_lost_too() -> None:
    """A half translated test would fail in its own code."""
    done = translate("old = f\nassert old(1) == 2\nassert g(1) == 3", ASKED)

    assert done.code() == "expect.close(submission.g(1), 3)"
    assert [reason for _, reason in done.lost] == [
        "`f` is handed on as a value; a case can only call it",
        "it needs `old`, which could not be translated",
    ]


def test_a_hidden_condition_says_nothing() -> None:
    """Neither the condition nor the words of the notebook are shown for a hidden case."""
    body = translate("assert len(f([1, 9])) == 7, 'seven for 1 and 9'", ASKED, told=False).code()

    assert repr(NOT_HELD) in body
    assert "seven" not in body


@pytest.mark.parametrize(
    ("last", "shown", "body"),
    [
        ("f(4)", "16", "expect.close(submission.f(4), 16)"),
        ("f(4)", "np.float64(0.5)", "expect.close(submission.f(4), 0.5)"),
        ("f(4)", "array([1., 2.])", "expect.close(submission.f(4), [1.0, 2.0])"),
        ("f(4)", "'a'", "expect.equal(submission.f(4), 'a')"),
        ("f(4) == 16", "True", "expect.close(submission.f(4), 16)"),
        ("assert f(4) == 16", None, "expect.close(submission.f(4), 16)"),
    ],
)
def test_the_value_that_was_shown_is_expected(last: str, shown: str | None, body: str) -> None:
    """The last line of a test cell of Otter, and what stands below it in the notebook."""
    assert translate(last, ASKED, shown=shown, compares_output=True).code() == body


@pytest.mark.parametrize(
    ("shown", "reason"),
    [
        (None, "the value of its last line is not in the notebook: run it, and save it"),
        ("   a  b\n0  1  2", "what it shows cannot be read as a value: a  b\n0  1  2"),
        ("<Figure size 1>", "what it shows cannot be read as a value: <Figure size 1>"),
    ],
)
def test_a_value_that_cannot_be_read_is_named(shown: str | None, reason: str) -> None:
    """A table or a picture is no value."""
    assert translate("f(4)", ASKED, shown=shown, compares_output=True).lost == [("f(4)", reason)]


PLAIN = st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.text(max_size=5)
NUMBERS = st.floats(-1e6, 1e6) | st.integers(-(10**6), 10**6)
VALUES = (
    PLAIN | NUMBERS | st.lists(PLAIN | NUMBERS, max_size=3) | st.dictionaries(st.text(max_size=2), NUMBERS)
)


@given(VALUES)
def test_it_holds_for_the_value_itself_and_not_for_another(value: Any) -> None:
    """Whatever a notebook compares with: right answers pass, and wrong ones do not end the grading."""
    body = translate(f"assert f(1) == {value!r}", ASKED).code()

    assert _holds(body, value)
    assert not _holds(body, object())
    assert not _holds(body, [*value, 1] if isinstance(value, list) else {"other": value})


def _holds(body: str, value: Any) -> bool:
    """Run a body for a submission that returns a value."""
    names = {
        "submission": SimpleNamespace(f=lambda _: value),
        "expect": Expect(),
        "judged": _Judged,
        "math": math,
    }
    try:
        exec(compile(ast.parse(body), "body", "exec"), names)
    except Unexpected:
        return False
    return True


class _Judged:
    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...
