"""Frames over a socket: one deadline for both directions, and nothing that was not asked for."""

import socket
import time
from collections.abc import Iterator

import pytest

from grader.sandbox.channel import Channel, Deadline, HungUp, ProtocolError
from grader.sandbox.inside import wire

SOON_S = 0.05


@pytest.fixture
def pair() -> Iterator[tuple[Channel, socket.socket]]:
    """Return the grader's end as a channel, and the child's as a bare socket."""
    ours, theirs = socket.socketpair()
    channel = Channel(ours, max_reply=1000)
    yield channel, theirs
    channel.close()
    theirs.close()


def soon() -> float:
    """Return a deadline that passes during the test."""
    return time.monotonic() + SOON_S


def answer(call_id: int, value: object = None) -> bytes:
    """Write a frame, as the child would."""
    body = wire.encode(value)
    return wire.HEADER.pack(len(body), call_id) + body


def test_an_answer_is_tied_to_its_question(pair: tuple[Channel, socket.socket]) -> None:
    """The number is random, so that no answer can be prepared before the question."""
    channel, theirs = pair
    first = channel.request(b"?", soon())
    second = channel.request(b"?", soon())
    theirs.sendall(answer(second, [1]))

    assert first != second
    assert channel.receive(second, soon()) == [1]


def test_an_answer_to_another_question_is_refused(pair: tuple[Channel, socket.socket]) -> None:
    """A number that was guessed, or kept from the call before."""
    channel, theirs = pair
    call_id = channel.request(b"?", soon())
    theirs.sendall(answer(call_id ^ 1))

    with pytest.raises(ProtocolError, match="it answered a question that was not asked"):
        channel.receive(call_id, soon())


def test_data_that_nobody_asked_for_is_refused(pair: tuple[Channel, socket.socket]) -> None:
    """A single byte in advance is enough."""
    channel, theirs = pair
    theirs.sendall(b"x")

    with pytest.raises(ProtocolError, match="it sent data that nobody asked for"):
        channel.request(b"?", soon())


def test_a_long_answer_is_refused_before_it_is_read(pair: tuple[Channel, socket.socket]) -> None:
    """The header alone says how long it will be."""
    channel, theirs = pair
    call_id = channel.request(b"?", soon())
    theirs.sendall(wire.HEADER.pack(1001, call_id))

    with pytest.raises(ProtocolError, match="it returned too much: at most 1,000 bytes are read"):
        channel.receive(call_id, soon())


def test_an_answer_that_is_no_data_is_refused(pair: tuple[Channel, socket.socket]) -> None:
    """The text does not quote what came: it is shown for hidden cases too."""
    channel, theirs = pair
    call_id = channel.request(b"?", soon())
    theirs.sendall(wire.HEADER.pack(1, call_id) + b"\xc1")

    with pytest.raises(ProtocolError, match=r"^what it returned cannot be read as data$"):
        channel.receive(call_id, soon())


@pytest.mark.parametrize("sent", [b"", b"\x05", answer(0)[:-1]])
def test_silence_ends_at_the_deadline(pair: tuple[Channel, socket.socket], sent: bytes) -> None:
    """Nothing, a part of the header, and a part of the body."""
    channel, theirs = pair
    theirs.sendall(sent)
    started = time.monotonic()

    with pytest.raises(Deadline):
        channel.receive(0, started + SOON_S)
    assert time.monotonic() - started < 20 * SOON_S


def test_a_child_that_does_not_read_ends_at_the_deadline(pair: tuple[Channel, socket.socket]) -> None:
    """The socket's buffer takes some of it, then sending waits no longer than receiving would."""
    channel, _ = pair

    with pytest.raises(Deadline):
        channel.request(bytes(10_000_000), soon())


def test_the_deadline_counts_although_data_is_there(pair: tuple[Channel, socket.socket]) -> None:
    """Else a child that keeps the buffer full, with one call-back after the other, runs for ever."""
    channel, theirs = pair
    theirs.sendall(answer(7))

    with pytest.raises(Deadline):
        channel.receive(7, time.monotonic() - 1.0)


def test_a_child_that_is_gone_says_so(pair: tuple[Channel, socket.socket]) -> None:
    """Whether it is met when asking or when listening."""
    channel, theirs = pair
    theirs.close()

    with pytest.raises(HungUp):
        channel.request(b"?", soon())
    with pytest.raises(HungUp):
        channel.receive(0, soon())


def test_a_child_that_left_without_reading_is_gone_too(pair: tuple[Channel, socket.socket]) -> None:
    """The kernel then reports a reset connection instead of an end."""
    channel, theirs = pair
    channel.request(b"?", soon())
    theirs.close()

    with pytest.raises(HungUp):
        channel.request(b"?", soon())
