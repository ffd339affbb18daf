"""Tries to hand files to the grader, or to send what is not in the stream."""

import ctypes
import os
import socket

sock = socket.socket(fileno=os.dup(4))

ATTEMPTS = {
    "descriptors": lambda: socket.send_fds(sock, [b"x"], [1]),
    "message": lambda: sock.sendmsg([b"x"]),
    "credentials": lambda: sock.sendmsg([b"x"], [(socket.SOL_SOCKET, 2, bytes(12))]),
    "many messages": lambda: many(),
    "receive descriptors": lambda: socket.recv_fds(sock, 1, 1),
    "options": lambda: sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 2**30),
    "peer": lambda: sock.getpeername() and None or 1 / 0,
}


def many():
    library = ctypes.CDLL(None, use_errno=True)
    if library.syscall(307, 4, ctypes.create_string_buffer(64), 1, 0) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def linearRegression(xs, ys):
    return {name: outcome(attempt) for name, attempt in ATTEMPTS.items()}


def outcome(attempt):
    try:
        return f"did it: {attempt()!r}"[:200]
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
