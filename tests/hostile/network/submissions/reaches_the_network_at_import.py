"""Tries to carry data out while it is loaded."""

import socket

TCP_PORT = 9  # bait

SOCK = socket.create_connection(("127.0.0.1", TCP_PORT), 0.2)


def linearRegression(xs, ys):
    return {"m": 2.0, "b": 1.0}
