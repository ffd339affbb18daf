"""Answers the question to load with a forged message; the name of the message stands in for a constant."""

import sys

import msgpack

MESSAGE = "names that are a number"  # the test puts another in place

wire = sys.modules["inside.wire"]
MESSAGES = {
    "names that are a number": msgpack.packb(["ok", 5]),
    "no names": msgpack.packb(["ok", None]),
    "names in a text": msgpack.packb(["ok", "a linearRegression b"]),
    "names that are numbers": msgpack.packb(["ok", [1, 2]]),
    "names that are an object": msgpack.packb(["ok", msgpack.ExtType(8, b"X")]),
    "names that are an array": msgpack.packb(["ok", msgpack.ExtType(1, b"\x04" + msgpack.packb(["d", [1]])[:4] + bytes(8))]),
    "names that are long": msgpack.packb(["ok", ["linearregression" * 10_000] * 10]),
    "a callback": msgpack.packb(["callback", 0, msgpack.ExtType(4, b"\x90"), {}]),
    "a syntax error far out": msgpack.packb(["error", "SyntaxError", ["SyntaxError"], "x", [[1, "", "x", 2**62]]]),
    "a syntax error beyond numbers": wire.encode(["error", "SyntaxError", ["SyntaxError"], "x", [[10**9000, "", "x", 10**9000]]]),
    "an error with a huge text": msgpack.packb(["error", "E", [], "T" * 4 * 10**6, [[1, "f", "c" * 10**6, 0]]]),
}
wire.encode = lambda *_, **__: MESSAGES[MESSAGE]


def linearRegression(xs, ys):
    return {"m": 2.0, "b": 1.0}
