"""What crosses the border arrives as it was: same type, same bits."""

import math
from collections import Counter, OrderedDict, defaultdict, deque
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from numpy.typing import NDArray

from grader.sandbox.inside import wire
from tests.sandbox.plain_data import arrays, assert_plain, same, scalars, values


def sent(value: Any) -> Any:
    """Return a value as the other side receives it."""
    return wire.decode(wire.encode(value))


@given(values)
def test_plain_data_arrives_as_it_was(value: Any) -> None:
    """Types are rebuilt exactly, floats to the bit, dictionaries in their order."""
    arrived = sent(value)

    assert same(arrived, value)
    assert_plain(arrived)


@pytest.mark.parametrize(
    "value",
    [
        *(0.0, -0.0, math.inf, -math.inf, math.nan, complex(-0.0, math.nan), 5e-324),
        *(2**63, 2**64, -(2**63) - 1, 10**4000, -1, True, False, None),
        *("", "∇f\0", b"", b"\xff", [], (), {}, set(), frozenset(), Fraction(-1, 3)),
        *map(Decimal, ["1.10", "-0", "NaN", "-Infinity", "1E+999999"]),
    ],
)
def test_edges_arrive_as_they_were(value: Any) -> None:
    """The values at which encodings go wrong."""
    assert same(sent(value), value)


@given(arrays)
def test_arrays_arrive_with_type_and_shape(array: NDArray[Any]) -> None:
    """Also without dimensions, also empty; the receiver owns what it got and may write to it."""
    arrived = sent(array)

    assert same(arrived, array)
    assert arrived.flags.writeable


@given(arrays)
def test_the_memory_layout_of_an_array_does_not_matter(array: NDArray[Any]) -> None:
    """Fortran order, a transposed view and a reversed one hold the same numbers."""
    for view in (np.asfortranarray(array), array.T, array[..., ::-1] if array.ndim else array):
        arrived = sent(view)
        assert arrived.shape == view.shape
        assert arrived.tobytes() == view.tobytes()


def test_a_view_of_bytes_as_booleans_arrives_as_true_and_false() -> None:
    """Such an array may hold a 2, which counts twice in a sum."""
    view = np.array([0, 1, 2, 255], np.uint8).view(np.bool_)

    assert sent(view).view(np.uint8).tolist() == [0, 1, 1, 1]


@pytest.mark.parametrize("dtype", [">f8", ">i2", ">c16", ">u4", ">f2"])
def test_big_endian_arrays_arrive_native(dtype: str) -> None:
    """The byte order is the machine's business, the numbers are not."""
    array = np.array([[1, 2, 300]], dtype=dtype)

    arrived = sent(array)

    assert arrived.dtype.isnative
    np.testing.assert_array_equal(arrived, array, strict=False)


@given(scalars)
def test_numpy_scalars_keep_their_type(scalar: np.generic) -> None:
    """A float32 is not rounded up to a float, an int8 still overflows as one."""
    assert same(sent(scalar), scalar)


@pytest.mark.parametrize(
    ("value", "arrives"),
    [
        (range(3), [0, 1, 2]),
        (deque([1, 2], maxlen=2), [1, 2]),
        (OrderedDict(b=1, a=2), {"b": 1, "a": 2}),
        (defaultdict(int, a=1), {"a": 1}),
        (Counter("aab"), {"a": 2, "b": 1}),
        (bytearray(b"x"), b"x"),
        (np.longdouble(1.5), 1.5),
    ],
    ids=lambda value: type(value).__name__,
)
def test_relatives_arrive_as_the_plain_type(value: Any, arrives: Any) -> None:
    """Containers of the standard library are what students use for lists and dictionaries."""
    assert same(sent(value), arrives)


def test_every_integer_that_arrives_can_be_printed() -> None:
    """Python refuses to print more than 4,300 digits: an error on our side, when a report is written."""
    largest = 2 ** (8 * wire.MAX_INT_BYTES - 1) - 1

    assert str(sent(largest)) == str(largest)


def test_an_integer_too_large_to_travel_says_so() -> None:
    """It arrives as something that equals no number, and whose name is the reason."""
    arrived = sent(1 << (8 * wire.MAX_INT_BYTES))

    assert type(arrived) is wire.Opaque
    assert arrived.type_name.startswith("int with more than")


@pytest.mark.parametrize("nested", [500, 2000])
def test_endless_nesting_is_the_senders_error(nested: int) -> None:
    """The sender learns it, as an ordinary exception, before a byte is sent."""
    value: list[Any] = []
    for _ in range(nested):
        value = [(value,)]

    with pytest.raises((ValueError, RecursionError)):
        wire.encode(value)


def test_a_cycle_is_the_senders_error() -> None:
    """A list that holds itself has no end."""
    value: list[Any] = []
    value.append(value)

    with pytest.raises((ValueError, RecursionError)):
        wire.encode(value)


def test_functions_of_the_suite_travel_as_handles() -> None:
    """Each is kept here under its number, and what it stands for is made over there."""
    functions: list[wire.Callback] = []
    body = wire.encode([math.sin, {"loss": abs}, 1], functions=functions)

    arrived = wire.decode(body, function=lambda index: functions[index])

    assert arrived == [math.sin, {"loss": abs}, 1]
    assert functions == [math.sin, abs]


def test_a_handle_from_a_submission_is_refused() -> None:
    """It could name any function of a suite, at any time."""
    body = wire.encode([abs], functions=[])

    with pytest.raises(wire.WireError, match="a function cannot come from a submission"):
        wire.decode(body)


def test_a_function_without_a_place_to_keep_it_is_opaque() -> None:
    """What a student returns is data; a function is none."""
    assert repr(sent([math.sin])) == "[<builtin_function_or_method>]"
