"""Frames over a socket to a child, with one absolute deadline for both directions."""

import secrets
import select
import socket
import time
from typing import Any

from grader.sandbox.inside import wire


class ProtocolError(Exception):
    """The child sent something that is not an answer; the text says what."""


class Deadline(Exception):  # noqa: N818 - it is an event, not a mistake
    """Time is up."""


class HungUp(Exception):  # noqa: N818
    """The other side has closed its end."""


class Channel:
    """The grader's end of the socket to one child.

    Parameters
    ----------
    sock : socket.socket
        A connected stream socket; the channel owns it.
    max_reply : int
        Most bytes that one message from the child may have.
    """

    def __init__(self, sock: socket.socket, max_reply: int) -> None:
        sock.setblocking(False)
        self._sock = sock
        self._max_reply = max_reply

    def close(self) -> None:
        """Hang up."""
        self._sock.close()

    def await_ready(self, deadline: float) -> None:
        """Wait until the child says that its locks are on; no student's code has run before that.

        Raises
        ------
        ProtocolError
            If it says something else.
        Deadline, HungUp
            If it says nothing in time, or is gone.
        """
        if self._read(len(wire.READY), deadline) != wire.READY:
            raise ProtocolError("it is no child of ours")

    def request(self, body: bytes, deadline: float) -> int:
        """Send a new request; return the number that its answers must carry.

        Raises
        ------
        ProtocolError
            If the child has sent anything before it was asked.
        Deadline, HungUp
            If the child does not read in time, or is gone.
        """
        try:
            unasked = self._sock.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            pass
        except ConnectionError:
            raise HungUp from None
        else:
            raise ProtocolError("it sent data that nobody asked for") if unasked else HungUp
        call_id = secrets.randbits(64)
        self.send(call_id, body, deadline)
        return call_id

    def send(self, call_id: int, body: bytes, deadline: float) -> None:
        """Send one frame; see `request` for what is raised."""
        data = memoryview(wire.HEADER.pack(len(body), call_id) + body)
        while data:
            try:
                data = data[self._sock.send(data) :]
            except BlockingIOError:
                self._wait(select.POLLOUT, deadline)
            except ConnectionError:
                raise HungUp from None

    def receive(self, call_id: int, deadline: float) -> Any:
        """Return the next message for this request, as plain data.

        Raises
        ------
        ProtocolError
            If what comes is not a message, is too large, or answers another request.
        Deadline, HungUp
            If it does not come in time, or at all.
        """
        if time.monotonic() >= deadline:  # a child that always has more to say never lets us wait
            raise Deadline
        length, answered = wire.HEADER.unpack(self._read(wire.HEADER.size, deadline))
        if answered != call_id:
            raise ProtocolError("it answered a question that was not asked")
        if length > self._max_reply:
            raise ProtocolError(f"it returned too much: at most {self._max_reply:,} bytes are read")
        body = self._read(length, deadline)
        try:
            return wire.decode(body, max_bytes=self._max_reply)
        except wire.WireError as error:
            raise ProtocolError("what it returned cannot be read as data") from error

    def _read(self, size: int, deadline: float) -> bytearray:
        data = bytearray()
        while len(data) < size:
            try:
                part = self._sock.recv(min(size - len(data), 1 << 20))
            except BlockingIOError:
                self._wait(select.POLLIN, deadline)
                continue
            except ConnectionError:
                raise HungUp from None
            if not part:
                raise HungUp
            data += part
        return data

    def _wait(self, event: int, deadline: float) -> None:
        left = deadline - time.monotonic()
        poll = select.poll()
        poll.register(self._sock, event)
        if left <= 0 or not poll.poll(left * 1000):
            raise Deadline
