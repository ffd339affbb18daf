"""Replies that no honest process sends: a student may write any bytes in its name.

The frames are taken for granted here (`test_channel` has those): these replies are well-formed data that
carry the right number. Whatever they are, the fault is the student's and the words are short.
"""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import DiedError, NotGradableError, RaisedError, SubmissionError
from grader.models import Limits, Outcome
from grader.sandbox import loaded
from grader.sandbox.channel import Channel, HungUp
from grader.sandbox.inside import wire
from grader.sandbox.loaded import LoadedSubmission
from grader.sandbox.process import Exit
from tests.sandbox.plain_data import text, values


class Actor:
    """A child that is no process; it ends when it is told to."""

    def __init__(self, limits: Limits) -> None:
        self.sock, self._other = socket.socketpair()
        self._other.sendall(b"!")  # whatever a child says before it is asked, it has said
        self.limits = limits

    def end(self, patience_s: float = 0.0) -> Exit:
        """End at once."""
        return Exit(1, None, 0.1, int(patience_s))

    def where(self) -> str:
        """Say nothing."""
        return ""

    def take_output(self) -> bytes:
        """Have printed nothing."""
        return b""

    def close(self) -> None:
        """Give the sockets back."""
        self.sock.close()
        self._other.close()


class Scripted(Channel):
    """A channel on which the child says what the script holds."""

    script: Iterator[Any] = iter(())

    def request(self, body: bytes, deadline: float) -> int:
        """Take the request for sent."""
        return len(body) + int(deadline > 0)

    def send(self, _call_id: int, _body: bytes, _deadline: float) -> None:
        """Take the frame for sent."""

    def receive(self, _call_id: int, _deadline: float) -> Any:
        """Return the next line of the script, through the real codec."""
        try:
            return wire.decode(wire.encode(next(self.script)))
        except StopIteration:
            raise HungUp from None


Play = Callable[..., LoadedSubmission]


@contextmanager
def players() -> Iterator[Play]:
    """Make submissions that answer with the given replies, one after the other."""
    made: list[LoadedSubmission] = []

    def play(*script: Any) -> LoadedSubmission:
        Scripted.script = iter(script)
        made.append(LoadedSubmission(b"def f(): pass", "s.py", ["f"], Actor, Limits()))
        return made[-1]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(loaded, "Channel", Scripted)
        yield play
        for submission in made:
            submission.close()


@pytest.fixture
def play() -> Iterator[Play]:
    """Return a maker of such submissions."""
    with players() as play:
        yield play


def kind_of(value: Any) -> str:
    """Name a parameter; pytest would print it, which Python refuses for large integers."""
    return type(value).__name__


LOADED = ["ok", ["f"]]
BIG = 2 ** (8 * wire.MAX_INT_BYTES - 1) - 1

REPLIES: dict[str, Any] = {
    "nothing": None,
    "no kind": [],
    "an unknown kind": ["yes", 1],
    "an empty array for a kind": [np.array([]), 1],
    "an array of kinds": [np.array([1, 2]), 1],
    "ok without a value": ["ok"],
    "ok with arguments that are none": ["ok", 1, 2],
    "an error without frames": ["error", "E", [], "text"],
    "an error without a name": ["error", None, [], "text", []],
    "a call-back when there is none": ["callback", 0, (), {}],
}


@pytest.mark.parametrize("reply", REPLIES.values(), ids=list(REPLIES))
def test_what_is_not_an_answer_ends_the_process(play: Play, reply: Any) -> None:
    """There is one way to answer, and the grader does not guess."""
    with pytest.raises(
        DiedError, match="it broke the rules of the grader: it sent something that is not an answer"
    ) as caught:
        play(LOADED, reply).call("f", [], {})
    assert caught.value.outcome is Outcome.CRASHED


@pytest.mark.parametrize("index", [1, 2**40, -1, -2, True, 0.0, BIG, -BIG], ids=kind_of)
def test_a_call_back_names_a_function_that_was_handed_over(play: Play, index: Any) -> None:
    """Neither counted from the end nor beyond it."""
    with pytest.raises(DiedError, match="it sent something that is not an answer"):
        play(LOADED, ["callback", index, (), {}]).call("f", [lambda: 1], {})


def test_a_call_back_may_not_name_its_arguments_strangely(play: Play) -> None:
    """Python takes texts alone for names; the suite's function is not called, nothing breaks over here."""
    called: list[Any] = []
    submission = play(LOADED, ["callback", 0, (), {1: 2}], ["ok", 3])

    assert submission.call("f", [lambda **kwargs: called.append(kwargs)], {}).value == 3
    assert called == []


@pytest.mark.parametrize(
    "names", [None, 5, "f", {"f": 1}, [["f"]], [BIG], (), ["g" * 10**6], list("abc") * 10**4], ids=kind_of
)
def test_a_list_of_names_may_be_anything(play: Play, names: Any) -> None:
    """Whatever does not hold the function makes the file unusable, in one short sentence."""
    with pytest.raises(SubmissionError) as caught:
        play(["ok", names]).load()
    assert len(str(caught.value)) < 3000


LONG = "x" * 10**6
ERRORS: dict[str, Any] = {
    "a long name": ["error", LONG, [], "text", []],
    "a long message": ["error", "E", [], LONG, []],
    "bases that are numbers": ["error", "E", [BIG], "text", []],
    "bases that are deep": ["error", "E", [[[[]]], None, LONG], "text", []],
    "a line beyond all lines": ["error", "E", [], "text", [[BIG, "f", "code", 0]]],
    "a column beyond all columns": ["error", "E", ["SyntaxError"], "text", [[1, "f", "code", 10**7]]],
    "a column that cannot be": ["error", "E", ["SyntaxError"], "text", [[1, "f", "code", BIG]]],
    "long code": ["error", "E", ["SyntaxError"], "text", [[1, LONG, LONG, 1]]],
    "frames without end": ["error", "E", [], "text", [[1, "f", "code", 0]] * 10**4],
    "frames that are none": ["error", "E", [], "text", [None, [1], [1, 2, 3, 4], ["1", "f", "c", 0]]],
}


@pytest.mark.parametrize("reply", ERRORS.values(), ids=list(ERRORS))
def test_an_error_is_cut_on_this_side_too(play: Play, reply: Any) -> None:
    """What the other side promises to cut, a student need not; the same when loading and when calling."""
    with pytest.raises(NotGradableError) as not_loaded:
        play(reply).load()
    assert len(str(not_loaded.value)) < 4000

    with pytest.raises(SubmissionError) as raised:
        play(LOADED, reply).call("f", [], {})
    assert len(str(raised.value)) < 4000
    frames = raised.value.frames if isinstance(raised.value, RaisedError) else ()
    assert len(frames) <= 8
    assert all(
        len(frame.code) <= 200 and len(frame.function) <= 200 and len(str(frame)) < 1000 for frame in frames
    )


kinds = st.sampled_from(["ok", "error", "callback"])
replies = (
    values | st.tuples(kinds, values, values, values, values).map(list) | st.tuples(kinds, values).map(list)
)
errors = st.tuples(
    st.just("error"),
    text,
    st.lists(values, max_size=2),
    text,
    st.lists(st.lists(values, min_size=4, max_size=4), max_size=2),
).map(list)
callbacks = st.tuples(st.just("callback"), values, st.just(()), st.just({})).map(list)


@settings(max_examples=60)
@given(st.lists(replies | errors | callbacks, min_size=1, max_size=3))
def test_any_reply_is_an_answer_or_the_students_fault(script: list[Any]) -> None:
    """No data makes the grader itself stumble: neither while loading nor in a call."""
    with players() as play:
        for replies in (script, [LOADED, *script]):
            submission = play(*replies)
            with suppress(SubmissionError):
                submission.call("f", [lambda: None], {})
            assert len(submission.exhausted) < 100
