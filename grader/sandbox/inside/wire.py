"""The frames and values that cross the border between the suite and the student's code.

Both sides use this file, and trust it differently. What `encode` makes in the student's process is hostile
bytes, since student code can replace anything there. `decode` is the border: whatever it is given, it
returns plain data of exact types or raises `WireError`; it never runs code, and time and memory are bounded.
"""

import math
import sys
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from struct import Struct
from typing import Any

import msgpack

HEADER = Struct("<IQ")
"""Length of the body in bytes, and the number that ties a reply to its request."""

READY = b"!"
"""What a child sends when its locks are on, before it has read a byte of its submission."""

MAX_TEXT = 4 << 20
MAX_CONTAINERS = 100_000
MAX_ITEMS = 1_000_000
MAX_KEYS = 100_000
MAX_INT_BYTES = 1785
"""As many as make 4,299 digits: Python refuses to print more than 4,300."""

MAX_DECIMAL_CHARS = 4096
MAX_DEPTH = 64
MAX_FIELDS = 1000
MAX_NAME = 80
MAX_EQUAL_HASHES = 100
MAX_COPIES = 4
DTYPES = frozenset("?bBhHiIlLqQefdFD")
"""Type codes of the plain numeric arrays: no objects, no structures, no dates."""

(ARRAY, INT, COMPLEX, TUPLE, SET, FROZENSET, SCALAR, OPAQUE, FRACTION, DECIMAL, RECORD, HANDLE) = range(1, 13)

Callback = Callable[..., Any]


class WireError(Exception):
    """Bytes that are not a message, or that ask for more than a message may hold."""


@dataclass(frozen=True, slots=True, eq=False)
class Opaque:
    """A value that cannot travel; only its type's name arrived. Equal to nothing."""

    type_name: str

    def __repr__(self) -> str:
        return f"<{self.type_name}>"

    def __eq__(self, other: object) -> bool:
        return False

    def __hash__(self) -> int:
        return id(self)


@dataclass(frozen=True, slots=True)
class Record:
    """A namedtuple, dataclass, namespace or plain object, as its field names with plain values."""

    type_name: str
    fields: dict[str, Any]

    def __repr__(self) -> str:
        inside = ", ".join(f"{name}={value!r}" for name, value in self.fields.items())
        return f"{self.type_name}({inside})"


# --------------------------------------------------------------------------------------------- encode


def encode(value: object, *, functions: list[Callback] | None = None) -> bytes:
    """Turn a value into bytes; what cannot travel becomes an `Opaque`.

    Parameters
    ----------
    value : object
        Anything.
    functions : list of callable, optional
        Where functions met on the way are kept; they travel as their index in this list.

    Raises
    ------
    ValueError, RecursionError, MemoryError
        If the value is nested without end or too large.
    """

    def special(value: Any) -> Any:
        if functions is not None and callable(value):
            functions.append(value)
            return msgpack.ExtType(HANDLE, (len(functions) - 1).to_bytes(4, "little"))
        encoder = _ENCODERS.get(type(value))
        return encoder(value, pack) if encoder else _encode_instance(value, pack)

    def pack(value: object) -> bytes:
        packed: bytes = msgpack.packb(value, default=special, strict_types=True)
        return packed

    return pack(value)


Pack = Callable[[object], bytes]


def _encode_int(value: int, _: Pack) -> Any:
    size = value.bit_length() // 8 + 1
    if size > MAX_INT_BYTES:
        return _opaque("int with more than 4,299 digits")
    return msgpack.ExtType(INT, value.to_bytes(size, "little", signed=True))


def _encode_fraction(value: Fraction, pack: Pack) -> Any:
    parts = [value.numerator, value.denominator]
    fits = all(part.bit_length() < 8 * MAX_INT_BYTES for part in parts)
    return msgpack.ExtType(FRACTION, pack(parts)) if fits else _opaque("Fraction of long integers")


def _encode_decimal(value: Decimal, _: Pack) -> Any:
    text = str(value)
    fits = len(text) <= MAX_DECIMAL_CHARS and not value.is_snan()  # to compare a signaling one raises
    return msgpack.ExtType(DECIMAL, text.encode()) if fits else _opaque("Decimal")


_COMPLEX = Struct("<dd")

_ENCODERS: dict[type, Callable[[Any, Pack], Any]] = {
    tuple: lambda value, pack: msgpack.ExtType(TUPLE, pack(list(value))),
    set: lambda value, pack: msgpack.ExtType(SET, pack(list(value))),
    frozenset: lambda value, pack: msgpack.ExtType(FROZENSET, pack(list(value))),
    complex: lambda value, _: msgpack.ExtType(COMPLEX, _COMPLEX.pack(value.real, value.imag)),
    int: _encode_int,
    Fraction: _encode_fraction,
    Decimal: _encode_decimal,
    range: lambda value, _: list(value),
    deque: lambda value, _: list(value),
    OrderedDict: lambda value, _: dict(value),
    defaultdict: lambda value, _: dict(value),
    Counter: lambda value, _: dict(value),
    Opaque: lambda value, _: _opaque(value.type_name),
    Record: lambda value, pack: _record(value.type_name, value.fields, pack),
}


def _encode_instance(value: Any, pack: Pack) -> Any:
    """Encode an instance of a class that the table does not know."""
    if (numpy := sys.modules.get("numpy")) is not None:
        if type(value) is numpy.ndarray:
            return _encode_array(value, numpy, pack)
        if isinstance(value, numpy.longdouble):
            return float(value)
        exact = isinstance(value, numpy.generic) and type(value) is value.dtype.type
        if exact and value.dtype.char in DTYPES:
            return msgpack.ExtType(SCALAR, value.dtype.char.encode() + value.tobytes())
    names = _field_names(value)
    if not names:
        return _opaque(type(value).__qualname__)
    return _record(type(value).__qualname__, {name: getattr(value, name) for name in names}, pack)


def _encode_array(value: Any, numpy: Any, pack: Pack) -> Any:
    if value.dtype.char not in DTYPES:
        return _opaque(f"array of {value.dtype}")
    array = numpy.ascontiguousarray(value)
    if not array.dtype.isnative:
        array = array.astype(array.dtype.newbyteorder("="))
    if array.dtype.char == "?":
        array = array.view(numpy.uint8) != 0  # a view of other bytes may hold more than 0 and 1
    head = pack([array.dtype.char, list(value.shape)])
    return msgpack.ExtType(ARRAY, bytes((len(head),)) + head + array.tobytes())


def _field_names(value: Any) -> Sequence[str]:
    """List the fields of a record-like object; none for numbers, texts, containers, functions and classes."""
    if isinstance(value, tuple):
        return tuple(getattr(type(value), "_fields", ()))
    if isinstance(
        value, int | float | complex | str | bytes | bytearray | list | dict | set | frozenset | type
    ):
        return ()
    if callable(value):
        return ()
    if is_dataclass(value):
        return [field.name for field in fields(value)]
    return [name for name in getattr(value, "__dict__", {}) if not name.startswith("_")]


def _record(type_name: str, values: dict[str, Any], pack: Pack) -> Any:
    return msgpack.ExtType(RECORD, pack([type_name[:MAX_NAME], list(values), list(values.values())]))


def _opaque(type_name: str) -> Any:
    return msgpack.ExtType(OPAQUE, type_name[:MAX_NAME].encode("utf-8", "replace"))


# --------------------------------------------------------------------------------------------- decode


def decode(
    data: bytes | bytearray | memoryview,
    *,
    max_bytes: int = 8 << 20,
    max_containers: int = MAX_CONTAINERS,
    function: Callable[[int], Callback] | None = None,
) -> Any:
    """Turn bytes into plain data.

    Parameters
    ----------
    data : bytes
        Anything that was received.
    max_bytes : int
        Most bytes that one value inside may have.
    max_containers : int
        Most lists, dictionaries and extensions in all.
    function : callable, optional
        Makes the function that stands for a handle. Without it a handle is refused, as it must be
        where the bytes come from a student.

    Returns
    -------
    object
        Plain data of exact types, `Record` or `Opaque`.

    Raises
    ------
    WireError
        If the bytes are anything else.
    """
    try:
        return _Decoder(max_bytes, max_containers, function).message(data)
    except WireError:
        raise
    except (
        Exception
    ) as error:  # msgpack, Unicode, overflow, unhashable, recursion: all of it is a bad message
        raise WireError(f"{type(error).__name__}: {error}"[:200]) from None


def _refuse_depth(value: Any) -> None:
    """Refuse lists in lists in lists: msgpack's own nest to 1024, and `repr` or `==` of that fails."""
    level = [value] if type(value) in _CONTAINERS else []
    for _ in range(MAX_DEPTH):
        level = [part for each in level for part in _inside(each) if type(part) in _CONTAINERS]
        if not level:
            return
    raise WireError("nested too deep")


def _inside(value: Any) -> Iterable[Any]:
    if type(value) is dict:
        return value.values()
    return value.fields.values() if type(value) is Record else value


_CONTAINERS = (list, tuple, dict, Record)


class _Decoder:
    """One message being read; it counts the containers so that small bytes cannot become large memory."""

    def __init__(
        self, max_bytes: int, max_containers: int, function: Callable[[int], Callback] | None
    ) -> None:
        self.max_bytes = max_bytes
        self.function = function
        self.left = self.max_containers = max_containers
        self.copies = MAX_COPIES * max_bytes  # each level of tuples or sets copies what is in it

    def message(self, data: Any) -> Any:
        """Read a whole message."""
        value = self.unpack(data, 0)
        if self.left < self.max_containers - MAX_DEPTH:  # with fewer containers it cannot be deeper
            _refuse_depth(value)
        return value

    def unpack(self, data: Any, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise WireError("nested too deep")

        def extension(code: int, data: bytes) -> Any:
            self.count()
            self.copies -= len(data)
            if self.copies < 0:
                raise WireError("too much is nested too deep")
            decoder = _DECODERS.get(code)
            if decoder is None:
                raise WireError(f"unknown extension {code}")
            return decoder(self, memoryview(data), depth + 1)

        return msgpack.unpackb(
            data,
            ext_hook=extension,
            list_hook=self.counted,
            object_pairs_hook=self.mapping,
            raw=False,
            strict_map_key=False,
            timestamp=1,  # else msgpack's own extension -1 would come out as a Timestamp object
            max_str_len=MAX_TEXT,
            max_bin_len=MAX_TEXT,
            max_array_len=MAX_ITEMS,
            max_map_len=MAX_KEYS,
            max_ext_len=self.max_bytes,
        )

    def count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise WireError("too many items")

    def counted(self, items: list[Any]) -> list[Any]:
        self.count()
        return items

    def mapping(self, pairs: list[tuple[Any, Any]]) -> dict[Any, Any]:
        self.count()
        _check_keys([key for key, _ in pairs], "a key of this type cannot travel")
        return dict(pairs)

    def items(self, data: Any, depth: int, at_most: int = MAX_ITEMS) -> list[Any]:
        items = self.unpack(data, depth)
        if type(items) is not list or len(items) > at_most:
            raise WireError("expected a list")
        return items

    def array(self, data: memoryview, _: int) -> Any:
        import numpy as np

        size = data[0]
        char, shape = msgpack.unpackb(data[1 : 1 + size], max_str_len=4, max_array_len=32)
        dtype = _dtype(char)
        count = 1
        for length in shape:
            if type(length) is not int or length < 0:
                raise WireError("bad shape")
            count *= length
        if count == 0 and math.prod(length or 1 for length in shape) > MAX_CONTAINERS:
            raise WireError("an empty array with endless rows")
        raw = data[1 + size :]
        if count * dtype.itemsize != len(raw):
            raise WireError("the size of an array does not fit its shape")
        if char == "?" and np.frombuffer(raw, np.uint8).max(initial=0) > 1:
            raise WireError("a boolean that is neither true nor false")
        return np.frombuffer(raw, dtype=dtype).reshape(shape).copy()

    def scalar(self, data: memoryview, _: int) -> Any:
        import numpy as np

        dtype = _dtype(chr(data[0]))
        if len(data) != 1 + dtype.itemsize or (dtype.char == "?" and data[1] > 1):
            raise WireError("bad scalar")
        return np.frombuffer(data[1:], dtype=dtype)[0]

    def integer(self, data: memoryview, _: int) -> int:
        if len(data) > MAX_INT_BYTES:
            raise WireError("integer too large")
        return int.from_bytes(data, "little", signed=True)

    def fraction(self, data: memoryview, depth: int) -> Fraction:
        numerator, denominator = self.items(data, depth)
        if type(numerator) is not int or type(denominator) is not int or denominator < 1:
            raise WireError("bad fraction")
        return Fraction(numerator, denominator)

    def decimal(self, data: memoryview, _: int) -> Decimal:
        if len(data) > MAX_DECIMAL_CHARS:
            raise WireError("decimal too long")
        value = Decimal(str(data, "ascii"))
        if value.is_snan():
            raise WireError("a signaling nan")
        return value

    def set(self, data: memoryview, depth: int) -> set[Any]:
        items = self.items(data, depth, MAX_KEYS)
        _check_keys(items, "an element of this type cannot travel in a set")
        return set(items)

    def record(self, data: memoryview, depth: int) -> Record:
        type_name, names, values = self.items(data, depth)
        if type(names) is not list or type(values) is not list or not len(names) == len(values) <= MAX_FIELDS:
            raise WireError("bad record")
        if not all(type(name) is str for name in [type_name, *names]):
            raise WireError("bad record")
        return Record(type_name[:MAX_NAME], dict(zip(names, values, strict=True)))

    def handle(self, data: memoryview, _: int) -> Callback:
        if self.function is None:
            raise WireError("a function cannot come from a submission")
        return self.function(int.from_bytes(data, "little"))


_DECODERS: dict[int, Callable[[_Decoder, memoryview, int], Any]] = {
    ARRAY: _Decoder.array,
    INT: _Decoder.integer,
    COMPLEX: lambda _, data, __: complex(*_COMPLEX.unpack(data)),
    TUPLE: lambda decoder, data, depth: tuple(decoder.items(data, depth)),
    SET: _Decoder.set,
    FROZENSET: lambda decoder, data, depth: frozenset(decoder.set(data, depth)),
    SCALAR: _Decoder.scalar,
    OPAQUE: lambda _, data, __: Opaque(str(data[:MAX_NAME], "utf-8", "replace")),
    FRACTION: _Decoder.fraction,
    DECIMAL: _Decoder.decimal,
    RECORD: _Decoder.record,
    HANDLE: _Decoder.handle,
}

_KEY_TYPES = frozenset((str, bytes, float, bool, type(None), complex))


def _check_keys(keys: list[Any], refusal: str) -> None:
    """Refuse keys that have no hash, and those whose hashes were made to collide."""
    if not all(map(_may_be_key, keys)):
        raise WireError(refusal)
    composite = Counter(hash(key) for key in keys if type(key) in _COMPOSITE)
    if composite and max(composite.values()) > MAX_EQUAL_HASHES:
        raise WireError("too many keys with the same hash")


_COMPOSITE = frozenset((tuple, frozenset, complex))
"""Keys whose hash is a known formula with room to solve it; that of texts and bytes is seeded."""


def _may_be_key(key: Any, depth: int = 0) -> bool:
    """Allow keys whose hashes cannot be made to collide by the thousand: no large integers."""
    if type(key) is int:
        return -(1 << 63) <= key < 1 << 64
    if type(key) in (tuple, frozenset):
        return depth < 4 and len(key) <= 16 and all(_may_be_key(part, depth + 1) for part in key)
    return type(key) in _KEY_TYPES


def _dtype(char: object) -> Any:
    import numpy as np

    if char not in DTYPES:
        raise WireError("bad array type")
    return np.dtype(str(char))
