"""Answers with the message that it is called with, under the number of the question."""

import sys

import msgpack

wire = sys.modules["inside.wire"]
MESSAGES = {
    "nothing": b"",
    "a number": msgpack.packb(5),
    "an empty list": msgpack.packb([]),
    "ok without value": msgpack.packb(["ok"]),
    "ok with too much": msgpack.packb(["ok", 1, [], 2]),
    "ok with strange arguments": msgpack.packb(["ok", 1, 2]),
    "passed": msgpack.packb(["passed", 1]),
    "a verdict": msgpack.packb({"verdict": "passed", "points": 28}),
    "two messages": msgpack.packb(["ok", 1]) * 2,
    "a message cut": msgpack.packb(["ok", "x" * 100])[:-1],
    "a timestamp": msgpack.packb(["ok", msgpack.Timestamp(1)]),
    "an unknown extension": msgpack.packb(["ok", msgpack.ExtType(99, b"")]),
    "a handle": msgpack.packb(["ok", msgpack.ExtType(12, b"\0\0\0\0")]),
    "a list that is not there": b"\x92\xa2ok\xdd\xff\xff\xff\xff",
    "a map that is not there": b"\x92\xa2ok\xdf\xff\xff\xff\xff",
    "bytes that are not there": b"\x92\xa2ok\xc6\xff\xff\xff\xff",
    "deep lists": b"\x92\xa2ok" + b"\x91" * 1000 + b"\xc0",
    "deeper lists": b"\x92\xa2ok" + b"\x91" * 1_000_000 + b"\xc0",
    "a bad record": msgpack.packb(["ok", msgpack.ExtType(11, msgpack.packb(["X", ["a"], []]))]),
    "a bad array": msgpack.packb(["ok", msgpack.ExtType(1, bytes((3,)) + msgpack.packb(["d", [2**62]])[:3])]),
    "an array of objects": msgpack.packb(["ok", msgpack.ExtType(1, b"\x04" + msgpack.packb(["O", [1]]) + bytes(8))]),
    "endless rows": msgpack.packb(["ok", msgpack.ExtType(1, b"\x0c" + msgpack.packb(["d", [2**40, 0]]))]),
    "a fraction over zero": msgpack.packb(["ok", msgpack.ExtType(9, msgpack.packb([1, 0]))]),
    "a callback": msgpack.packb(["callback", 0, msgpack.ExtType(4, b"\x90"), {}]),
    "a callback counted from behind": msgpack.packb(["callback", -1, msgpack.ExtType(4, b"\x90"), {}]),
    "a callback far behind": msgpack.packb(["callback", -1000, msgpack.ExtType(4, b"\x90"), {}]),
    "a callback far ahead": msgpack.packb(["callback", 2**63, msgpack.ExtType(4, b"\x90"), {}]),
    "a callback by name": msgpack.packb(["callback", "os.system", msgpack.ExtType(4, b"\x90"), {}]),
    "an error of numbers": msgpack.packb(["error", 1, 2, 3, 4]),
    "an error with huge texts": msgpack.packb(["error", "E" * 10**6, ["B" * 10**6], "T" * 10**6, []]),
    "an error with bases of numbers": wire.encode(["error", "E", [10**9000, {}, None], "T", []]),
    "an error with strange frames": wire.encode(
        ["error", "E", [], "T", [1, [], [1], ["1", 2, 3, 4], [10**9000, "f", "c", 10**9000], [1, "f" * 10**6, "c" * 10**6, 0]]]
    ),
    "an error with many frames": msgpack.packb(["error", "E", [], "T", [[1, "f", "c", 0]] * 50_000]),
}


def linearRegression(message):
    wire.encode = lambda *_, **__: MESSAGES[message]
