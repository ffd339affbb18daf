"""How a student's own objects arrive: as records of plain fields, or as something that equals nothing."""

import enum
import functools
from collections import namedtuple
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from grader.sandbox.inside import wire
from grader.sandbox.inside.wire import Opaque, Record


class Always:
    """Says that it equals everything."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


class Liar:
    """Says that it is a float."""

    __slots__ = ()

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        return float

    def __float__(self) -> float:
        return 1.0


class Reducer:
    """Would run a command if anybody unpickled it."""

    __slots__ = ()

    def __reduce__(self) -> Any:
        return eval, ("1/0",)


class Yes(float):
    """A float that equals everything."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


class Text(str):
    """A text of its own kind."""

    __slots__ = ()


class Row(list[int]):
    """A list of its own kind."""


class Table(dict[str, int]):
    """A dictionary of its own kind."""


class Bag(set[int]):
    """A set of its own kind."""


class Whole(int):
    """An integer of its own kind."""


class Money(Decimal):
    """A decimal of its own kind."""


class Grid(np.ndarray[Any, Any]):
    """An array of its own kind."""


class Single(np.float64):
    """A numpy number of its own kind."""


class Color(enum.Enum):
    """An enumeration."""

    RED = 1


class Line(tuple[int, ...]):
    """A tuple without field names."""

    __slots__ = ()


class Adder:
    """An object that can be called."""

    def __init__(self) -> None:
        self.amount = 1

    def __call__(self) -> int:
        """Do what an object that can be called does."""
        return self.amount


FOREIGN = [
    (Always(), "Always"),
    (Liar(), "Liar"),
    (Reducer(), "Reducer"),
    (Yes(1.0), "Yes"),
    (Text("x"), "Text"),
    (Row([1]), "Row"),
    (Table(a=1), "Table"),
    (Bag({1}), "Bag"),
    (Whole(1), "Whole"),
    (Money(1), "Money"),
    (Line((1, 2)), "Line"),
    (Color.RED, "Color"),
    (Adder(), "Adder"),
    (np.zeros(2).view(Grid), "Grid"),
    (Single(1.0), "Single"),
    (np.str_("x"), "str_"),
    (np.datetime64("2026-01-01"), "datetime64"),
    (np.ma.masked_array([1.0], [True]), "MaskedArray"),
    (np.array([None]), "array of object"),
    (np.array(["x"]), "array of <U1"),
    (np.array(["2026-01-01"], "M8[D]"), "array of datetime64[D]"),
    (np.zeros(1, "i4,f8"), "array of [('f0', '<i4'), ('f1', '<f8')]"),
    (len, "builtin_function_or_method"),
    (functools.partial(len, ""), "partial"),
    (Always, "type"),
    (iter([1]), "list_iterator"),
    ({1: 2}.keys(), "dict_keys"),
    (object(), "object"),
    (ValueError("x"), "ValueError"),
    (Decimal("sNaN"), "Decimal"),
    (Fraction(1, 10**20_000), "Fraction of long integers"),
]


@pytest.mark.parametrize(("value", "type_name"), FOREIGN, ids=[name for _, name in FOREIGN])
def test_foreign_objects_arrive_as_a_name_alone(value: Any, type_name: str) -> None:
    """Only exact types are data: the rest brings its own idea of equality, or none that fits."""
    arrived = wire.decode(wire.encode([value]))[0]

    assert type(arrived) is Opaque
    assert arrived.type_name == type_name


def test_an_opaque_value_equals_nothing() -> None:
    """Not itself either, so that no comparison of a suite can hold by accident."""
    first, second = wire.decode(wire.encode([Always(), Always()]))

    for other in (first, second, "Always", 1, None, Always):
        assert not first == other  # noqa: SIM201 - the operator itself is the subject
        assert first != other
    assert len({first, second}) == 2
    assert repr(first) == "<Always>"


Point = namedtuple("Point", ["x", "y"])


@dataclass
class Fit:
    """A dataclass."""

    slope: float
    line: list[int]


@dataclass(slots=True)
class Slotted:
    """A dataclass without a dictionary."""

    a: int


class Plain:
    """An object with fields, one of them private."""

    def __init__(self) -> None:
        self.a, self._b = 1, 2


@pytest.mark.parametrize(
    ("value", "type_name", "fields"),
    [
        (Point(1, 2.5), "Point", {"x": 1, "y": 2.5}),
        (Fit(1.5, [1, 2]), "Fit", {"slope": 1.5, "line": [1, 2]}),
        (Slotted(3), "Slotted", {"a": 3}),
        (SimpleNamespace(a=(1,)), "SimpleNamespace", {"a": (1,)}),
        (Plain(), "Plain", {"a": 1}),
        (Record("R", {"a": b"x"}), "R", {"a": b"x"}),
        (Fit(Yes(1.0), [Whole(1)]), "Fit", None),
    ],
    ids=["namedtuple", "dataclass", "slots", "namespace", "object", "record", "foreign fields"],
)
def test_records_arrive_as_their_fields(value: Any, type_name: str, fields: dict[str, Any] | None) -> None:
    """Their class stays where it is; what a suite wants to know is in the fields."""
    arrived = wire.decode(wire.encode(value))

    assert type(arrived) is Record
    assert arrived.type_name == type_name
    if fields is not None:
        assert arrived.fields == fields
    else:
        assert repr(arrived) == "Fit(slope=<Yes>, line=[<Whole>])"


def test_properties_are_not_asked() -> None:
    """A property runs code; only what is stored in the object is read."""

    class Lazy:
        def __init__(self) -> None:
            self.a = 1

        @property
        def b(self) -> int:
            raise AssertionError("asked")

    assert wire.decode(wire.encode(Lazy())).fields == {"a": 1}


def test_a_field_that_cannot_be_read_is_the_senders_error() -> None:
    """Over there it becomes the student's ValueError; here nothing arrives."""

    @dataclass
    class Broken:
        a: int

        def __getattribute__(self, name: str) -> Any:
            if name == "a":
                raise LookupError("no")
            return super().__getattribute__(name)

    with pytest.raises(LookupError, match="no"):
        wire.encode(Broken(1))


def test_long_type_names_are_cut() -> None:
    """A name is for a report, so a line's worth of it is enough."""
    long_name = "N" * 1000

    opaque, record = wire.decode(wire.encode([Opaque(long_name), Record(long_name, {"a": 1})]))

    assert opaque.type_name == record.type_name == "N" * wire.MAX_NAME
