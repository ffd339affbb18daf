"""Tries to speak to anybody."""

import ctypes
import os
import socket
import urllib.request

TCP_PORT = 9  # bait
UDP_PORT = 9  # bait
ABSTRACT_SOCKET = "\0nobody"  # bait
SOCKET_PATH = "/run/nobody"  # bait

AF_NETLINK, AF_PACKET, AF_ALG, AF_VSOCK, AF_BLUETOOTH, AF_XDP = 16, 17, 38, 40, 31, 44


def connect(family, address, kind=socket.SOCK_STREAM):
    with socket.socket(family, kind) as sock:
        sock.settimeout(0.2)
        sock.connect(address)


def datagram(family, address):
    with socket.socket(family, socket.SOCK_DGRAM) as sock:
        sock.sendto(b"x", address)


def raw(number, *arguments):
    library = ctypes.CDLL(None, use_errno=True)
    if (result := library.syscall(number, *arguments)) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result


ATTEMPTS = {
    "tcp": lambda: connect(socket.AF_INET, ("127.0.0.1", TCP_PORT)),
    "tcp, version 6": lambda: connect(socket.AF_INET6, ("::1", TCP_PORT)),
    "tcp, fast open": lambda: raw(44, 4, b"x", 1, 0x20000000, b"\2\0\0\11\x7f\0\0\1" + bytes(8), 16),
    "listen": lambda: socket.create_server(("127.0.0.1", 0)),
    "udp": lambda: datagram(socket.AF_INET, ("127.0.0.1", UDP_PORT)),
    "raw": lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, 1),
    "names": lambda: 1 / len(socket.getaddrinfo("localhost", 80, proto=6) and []),
    "http": lambda: urllib.request.urlopen(f"http://127.0.0.1:{TCP_PORT}", timeout=0.2),
    "abstract socket": lambda: connect(socket.AF_UNIX, ABSTRACT_SOCKET),
    "socket at a path": lambda: connect(socket.AF_UNIX, SOCKET_PATH),
    "unix datagram": lambda: datagram(socket.AF_UNIX, SOCKET_PATH),
    "unix listener": lambda: socket.socket(socket.AF_UNIX).bind("\0mine"),
    "pair": lambda: socket.socketpair(),
    "netlink": lambda: socket.socket(AF_NETLINK, socket.SOCK_RAW, 0),
    "packet": lambda: socket.socket(AF_PACKET, socket.SOCK_RAW, 3),
    "crypto": lambda: socket.socket(AF_ALG, socket.SOCK_SEQPACKET),
    "virtual machine": lambda: socket.socket(AF_VSOCK, socket.SOCK_STREAM),
    "bluetooth": lambda: socket.socket(AF_BLUETOOTH, socket.SOCK_RAW),
    "express data path": lambda: socket.socket(AF_XDP, socket.SOCK_RAW),
    "connect by number": lambda: raw(42, 4, b"\2\0\0\11\x7f\0\0\1" + bytes(8), 16),
    "send a message": lambda: raw(46, 4, ctypes.create_string_buffer(56), 0),
    "receive a message": lambda: raw(47, 4, ctypes.create_string_buffer(56), 0x40),
}


def linearRegression(xs, ys):
    return {name: outcome(attempt) for name, attempt in ATTEMPTS.items()}


def outcome(attempt):
    try:
        return f"did it: {attempt()!r}"[:200]
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
