"""The border itself: whatever bytes come, plain data or `WireError`, within bounded time and memory."""

import time
import tracemalloc
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

import msgpack
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grader.sandbox.inside import wire
from tests.sandbox.plain_data import assert_plain, values

WORST_S = 2.0
"""CPU seconds for the worst message of 8 MiB; measured 0.3, ten times that without its bound."""

WORST_BYTES_PER_BYTE = 24
"""A float takes 24 bytes and 8 in its list for 9 on the wire; small integers 28 and 8 for 2 or 3."""

SIGN = (1 << 64) - 1


def extension(code: int, data: bytes) -> bytes:
    """Write one extension, as `wire.encode` would."""
    packed: bytes = msgpack.packb(msgpack.ExtType(code, data))
    return packed


def array_of(count: int, item: bytes) -> bytes:
    """Write a list of equal items."""
    return b"\xdd" + count.to_bytes(4, "big") + item * count


def array(char: Any, shape: Any, raw: bytes = b"") -> bytes:
    """Write an array with a header of one's choice."""
    head: bytes = msgpack.packb([char, shape])
    return extension(wire.ARRAY, bytes((len(head),)) + head + raw)


def received(data: bytes) -> Any:
    """Decode, or return the error: nothing else may happen."""
    try:
        return wire.decode(data)
    except wire.WireError as error:
        return error


def cost(act: Callable[[], object]) -> tuple[float, int]:
    """Return the CPU seconds that an act takes and, from a second time, the most bytes it holds."""
    started = time.process_time()
    act()
    took_s = time.process_time() - started
    tracemalloc.start()
    try:
        act()
        return took_s, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@given(st.binary(max_size=200))
@example(b"\xc1")
@example(b"")
@settings(max_examples=400)
def test_any_bytes_give_plain_data_or_a_wire_error(data: bytes) -> None:
    """The one promise of the border."""
    value = received(data)

    if not isinstance(value, wire.WireError):
        assert_plain(value)


@given(values, st.data())
@settings(max_examples=300)
def test_mutated_messages_give_plain_data_or_a_wire_error(value: Any, data: st.DataObject) -> None:
    """Bytes that are nearly a message reach deeper than noise does."""
    message = bytearray(wire.encode(value))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(message)))
        message[at : at + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=2))

    arrived = received(bytes(message))

    if not isinstance(arrived, wire.WireError):
        assert_plain(arrived)


@given(st.integers(0, 127), st.binary(max_size=40))
@settings(max_examples=500)
def test_any_extension_gives_plain_data_or_a_wire_error(code: int, data: bytes) -> None:
    """Each decoder of ours, by itself, on bytes that it was not made for."""
    value = received(extension(code % 16, data))

    if not isinstance(value, wire.WireError):
        assert_plain(value)


@pytest.mark.parametrize("size", [4, 8, 12])
def test_the_timestamp_of_msgpack_makes_no_object_of_its_own(size: int) -> None:
    """Left to itself, msgpack answers extension -1 with a class of its own."""
    header = {4: b"\xd6\xff", 8: b"\xd7\xff", 12: b"\xc7\x0c\xff"}[size]

    value = received(header + bytes(size))

    assert isinstance(value, wire.WireError) or type(value) is float


REFUSED = {
    "one byte too many": (b"\xc0\xc0", "ExtraData"),
    "an unfinished list": (b"\x92\xc0", "Unpack failed"),
    "a list that claims 2**32 items": (b"\xdd\xff\xff\xff\xff", "max_array_len"),
    "a dictionary that claims 2**32 items": (b"\xdf\xff\xff\xff\xff", "max_map_len"),
    "a text that claims 2**32 bytes": (b"\xdb\xff\xff\xff\xff", ""),
    "bytes that claim 2**32 bytes": (b"\xc6\xff\xff\xff\xff", ""),
    "an extension that claims 2**32 bytes": (b"\xc9\xff\xff\xff\xff\x04", "max_ext_len"),
    "text that is not UTF-8": (b"\xa1\xff", "UnicodeDecodeError"),
    "lists nested 1,500 deep": (b"\x91" * 1500 + b"\xc0", ""),
    "an unknown extension": (extension(99, b""), "unknown extension 99"),
    "a list as a key": (b"\x81\x90\xc0", "a key of this type"),
    "a set of lists": (extension(wire.SET, b"\x91\x90"), "an element of this type"),
    "a set of something else": (extension(wire.SET, b"\xc0"), "expected a list"),
    "an array of objects": (array("O", [1], bytes(8)), "bad array type"),
    "an array of no type": (array(None, [1], bytes(8)), "bad array type"),
    "an array of a type in a list": (array(["d"], [1], bytes(8)), ""),
    "a negative length": (array("d", [-1]), "bad shape"),
    "two negative lengths": (array("d", [-1, -1], bytes(8)), "bad shape"),
    "a length that is no integer": (array("d", [True], bytes(8)), "bad shape"),
    "a shape that is no list": (array("d", 1, bytes(8)), ""),
    "a shape whose product overflows to 1": (array("B", [2**32, 2**32], b"\0"), "does not fit its shape"),
    "a shape that claims 2**63 numbers": (array("d", [2**63]), "does not fit its shape"),
    "a shape of 33 dimensions": (array("d", [1] * 33, bytes(8)), ""),
    "an empty array with overflowing lengths": (array("d", [0, 2**62, 2**62]), ""),
    "an array without bytes": (extension(wire.ARRAY, b""), ""),
    "a number that is half there": (extension(wire.SCALAR, b"d" + bytes(7)), "bad scalar"),
    "a number of no type": (extension(wire.SCALAR, b"Z"), "bad array type"),
    "a complex that is half there": (extension(wire.COMPLEX, bytes(8)), "error"),
    "a fraction over zero": (extension(wire.FRACTION, b"\x92\x01\x00"), "bad fraction"),
    "a fraction of floats": (extension(wire.FRACTION, msgpack.packb([1.0, 2.0])), "bad fraction"),
    "a fraction of three": (extension(wire.FRACTION, b"\x93\x01\x01\x01"), ""),
    "a decimal that is no number": (extension(wire.DECIMAL, b"abc"), "InvalidOperation"),
    "a decimal of 5,000 digits": (extension(wire.DECIMAL, b"1" * 5000), "decimal too long"),
    "an integer of 5,000 bytes": (extension(wire.INT, bytes(5000)), "integer too large"),
    "a record without values": (extension(wire.RECORD, msgpack.packb(["R", ["a"], []])), "bad record"),
    "a record with a number for a name": (
        extension(wire.RECORD, msgpack.packb(["R", [1], [1]])),
        "bad record",
    ),
    "a record with too many fields": (
        extension(wire.RECORD, msgpack.packb(["R", ["a"] * 1001, [1] * 1001])),
        "bad record",
    ),
    "a handle": (extension(wire.HANDLE, bytes(4)), "a function cannot come from a submission"),
}


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=list(REFUSED))
def test_a_malformed_message_is_refused(data: bytes, reason: str) -> None:
    """Each by the same exception, whose text names the reason."""
    with pytest.raises(wire.WireError) as caught:
        wire.decode(data)
    assert reason.lower() in str(caught.value).lower()
    assert len(str(caught.value)) <= 200


@pytest.mark.parametrize("shape", [[0, 2**40], [2**40, 0], [0, 2**31, 2**31]])
def test_a_gigantic_shape_around_nothing_costs_nothing(shape: list[int]) -> None:
    """An array without numbers may have a length that no memory holds; it arrives empty or not at all."""
    value = received(array("d", shape))

    assert isinstance(value, wire.WireError) or value.size == 0


def nested_lists(depth: int) -> bytes:
    """Write lists in lists."""
    return b"\x91" * depth + b"\xc0"


def nested_dictionaries(depth: int) -> bytes:
    """Write dictionaries in dictionaries."""
    return b"\x81\xa1a" * depth + b"\xc0"


def nested_tuples(depth: int) -> bytes:
    """Write tuples in tuples."""
    data = b"\xc0"
    for _ in range(depth):
        data = extension(wire.TUPLE, b"\x91" + data)
    return data


def lists_between_tuples(depth: int) -> bytes:
    """Write lists and tuples in turns, so that neither of them alone is deep."""
    data = b"\xc0"
    for _ in range(depth // 2):
        data = b"\x91" + extension(wire.TUPLE, b"\x91" + data)
    return data


@pytest.mark.parametrize("nested", [nested_lists, nested_dictionaries, nested_tuples, lists_between_tuples])
def test_values_nested_deeper_than_the_limit_are_refused(nested: Callable[[int], bytes]) -> None:
    """`repr`, `==` and JSON recurse: a deep value is a RecursionError in the grader's own code later on."""
    assert not isinstance(received(nested(wire.MAX_DEPTH - 2)), wire.WireError)
    for depth in (2 * wire.MAX_DEPTH, 900):
        with pytest.raises(wire.WireError):
            wire.decode(nested(depth))


def test_depth_does_not_add_up_over_kinds() -> None:
    """Lists of 900 levels inside tuples inside lists would be 50,000 levels in 55 kB."""
    data = b"\xc0"
    for _ in range(60):
        data = b"\x91" * 900 + extension(wire.TUPLE, b"\x91" + data)

    with pytest.raises(wire.WireError):
        wire.decode(data)


def tuples_around(size: int, levels: int) -> bytes:
    """Write a few megabytes inside many tuples: each level is copied before it is read."""
    data: bytes = msgpack.packb([bytes(size // 2), bytes(size // 2)])
    for _ in range(levels):
        data = extension(wire.TUPLE, b"\x91" + data)
    return data


def numbers(kind: Callable[[int], Any], count: int) -> bytes:
    """Write many values of a kind."""
    return wire.encode([kind(i) for i in range(count)])


BOMBS: dict[str, Callable[[], bytes]] = {
    "1e6 empty lists": lambda: array_of(10**6, b"\x90"),
    "4e6 empty lists": lambda: b"\x94" + array_of(10**6, b"\x90") * 4,
    "1e6 empty dictionaries": lambda: array_of(10**6, b"\x80"),
    "2e6 times None": lambda: b"\x92" + array_of(10**6, b"\xc0") * 2,
    "1e6 small integers": lambda: array_of(10**6, b"\xd0\x80"),
    "5e5 short texts": lambda: array_of(500_000, b"\xa2ab"),
    "1e6 empty tuples": lambda: array_of(10**6, extension(wire.TUPLE, b"\x90")),
    "3e4 arrays": lambda: array_of(30_000, array("d", [], bytes(8))),
    "5e4 numpy numbers": lambda: array_of(50_000, extension(wire.SCALAR, b"d" + bytes(8))),
    "4 MB in 62 tuples": lambda: tuples_around(4 * 10**6, 62),
    "2,000 long decimals": lambda: array_of(2000, extension(wire.DECIMAL, b"1" * 4000)),
    "1e5 keys with equal low bits": lambda: msgpack.packb({(k << 40) & SIGN: None for k in range(100_000)}),
    "2,000 keys 2.0**k": lambda: msgpack.packb({2.0 ** (k - 1000): None for k in range(2000)}),
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=list(BOMBS))
def test_small_messages_stay_small(bomb: Callable[[], bytes]) -> None:
    """Read or refused: a second of work, and a bounded multiple of what was sent."""
    message = bomb()

    took_s, held_bytes = cost(lambda: received(message))

    assert took_s < WORST_S
    assert held_bytes < WORST_BYTES_PER_BYTE * max(len(message), 2**20)


def test_large_fractions_are_read_in_bounded_time() -> None:
    """Each is brought to lowest terms on arrival, by work that grows with the square of its digits."""
    bits = 8 * wire.MAX_INT_BYTES - 16
    one = wire.encode(Fraction(3**200 * 2 ** (bits - 400) + 1, 5**100 * 2 ** (bits - 400) + 1))
    message = array_of((8 << 20) // len(one), one)

    assert cost(lambda: received(message))[0] < WORST_S


def colliding_integers(count: int) -> list[Any]:
    """Multiples of 2**61 - 1: Python hashes each of them to 0."""
    return [k * ((1 << 61) - 1) for k in range(9, count + 9)]


def colliding_complex(count: int) -> list[Any]:
    """Solve real + 1000003 * imag = 0, which is the hash of a complex number."""
    return [complex(1000003.0 * k, -float(k)) for k in range(2, count + 2)]


def colliding_pairs(count: int) -> list[Any]:
    """Pairs (a, b) with one hash: xxHash, as tuples use it, is solved for b; b must be its own hash."""
    first, second, fifth = 11400714785074694791, 14029467366897019727, 2870177450012600261

    def turned(x: int, left: int) -> int:
        return (x << left | x >> (64 - left)) & SIGN

    def after(lane: int, before: int) -> int:
        return turned((before + lane * second) & SIGN, 31) * first & SIGN

    back, lane = pow(first, -1, 1 << 64), pow(second, -1, 1 << 64)
    goal = turned(12345 * back & SIGN, 33)
    pairs = ((a, (goal - after(a, fifth)) * lane & SIGN) for a in range(1, 16 * count))
    return [pair for pair in pairs if pair[1] < (1 << 61) - 1][:count]


@pytest.mark.parametrize("colliding", [colliding_integers, colliding_complex, colliding_pairs])
@pytest.mark.parametrize("mapping", [False, True], ids=["set", "dictionary"])
def test_keys_that_collide_cost_no_more_than_others(
    colliding: Callable[[int], list[Any]], mapping: bool
) -> None:
    """With one hash for all, building a set of 20,000 takes seconds, one of 100,000 minutes."""
    keys = colliding(20_000)
    packed = b"".join(map(wire.encode, keys))
    lists = b"\xdd" + len(keys).to_bytes(4, "big") + packed
    pairs = b"\xdf" + len(keys).to_bytes(4, "big") + b"".join(wire.encode(key) + b"\xc0" for key in keys)
    message = pairs if mapping else extension(wire.SET, lists)

    started = time.process_time()
    received(message)
    took_s = time.process_time() - started

    assert len(set(map(hash, keys))) == 1
    assert took_s < 1.0


def test_honest_keys_of_many_parts_are_read() -> None:
    """Points on a grid are keys that students use; the rule against collisions is not in their way."""
    grid = {(i, j): i * j for i in range(-50, 50) for j in range(-50, 50)}

    assert wire.decode(wire.encode(grid)) == grid
    assert wire.decode(wire.encode(set(grid))) == set(grid)


@pytest.mark.parametrize("byte", [2, 255])
def test_a_boolean_array_holds_true_and_false_alone(byte: int) -> None:
    """A byte of 2 counts twice in a sum, and compares as it likes."""
    value = received(array("?", [2], bytes((byte, 0))))

    assert isinstance(value, wire.WireError) or value.view(np.uint8).tolist() == [1, 0]


def test_duplicate_keys_are_no_error() -> None:
    """The last one wins, as in a display; a set has each once."""
    assert wire.decode(b"\x82\x01\x02\x01\x03") == {1: 3}
    assert wire.decode(extension(wire.SET, b"\x92\x01\x01")) == {1}


def test_a_message_holds_as_many_items_as_allowed_and_no_more() -> None:
    """The bounds are far from what an exercise returns, and they are kept exactly."""

    def fits(message: bytes) -> bool:
        return not isinstance(received(message), wire.WireError)

    bounds: Iterable[tuple[int, bytes]] = ((wire.MAX_ITEMS, b"\xc0"), (wire.MAX_CONTAINERS - 1, b"\x90"))
    for count, item in bounds:
        assert fits(array_of(count, item))
        assert not fits(array_of(count + 1, item))
