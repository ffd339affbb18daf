"""Values of a submission, made plain: as numbers to compare, and as short text to show."""

import math
import time
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.sandbox.inside.wire import Opaque, Record
from grader.suite.values import (
    MAX_SHOWN,
    as_fields,
    as_number,
    as_sequence,
    kind_of,
    show,
    show_call,
    show_number,
)
from tests.sandbox.plain_data import big, values

MAX_KIND = 200
"""What a sentence may hold of names that a student chose."""

NUMBERS = {
    "int": (3, 3.0),
    "float": (2.5, 2.5),
    "minus zero": (-0.0, 0.0),
    "numpy float64": (np.float64(2.5), 2.5),
    "numpy float32": (np.float32(0.5), 0.5),
    "numpy float16": (np.float16(0.5), 0.5),
    "numpy int64": (np.int64(-7), -7.0),
    "numpy uint8": (np.uint8(200), 200.0),
    "Fraction": (Fraction(1, 4), 0.25),
    "Decimal": (Decimal("0.75"), 0.75),
    "a tiny Fraction": (Fraction(1, 10**400), 0.0),
    "a Fraction of huge parts": (Fraction(3 * 10**400, 10**400), 3.0),
    "a huge int": (10**400, math.inf),
    "a huge negative int": (-(10**400), -math.inf),
    "a huge Fraction": (Fraction(10**400, 3), math.inf),
    "a huge negative Fraction": (Fraction(-(10**400), 3), -math.inf),
    "a huge Decimal": (Decimal("1e400"), math.inf),
    "a huge negative Decimal": (Decimal("-1e400"), -math.inf),
    "an infinite Decimal": (Decimal("-Infinity"), -math.inf),
    "an int that no text may be made of": (1 << 32000, math.inf),
}

NOT_NUMBERS = {
    "True": True,
    "False": False,
    "numpy True": np.bool_(True),
    "text": "3",
    "bytes": b"3",
    "None": None,
    "complex": 1 + 0j,
    "numpy complex": np.complex128(1),
    "an array of one element": np.array([3.0]),
    "an array of no dimension": np.array(3.0),
    "an array": np.array([1.0, 2.0]),
    "a list of one number": [3.0],
    "a tuple of one number": (3.0,),
    "a dict": {"m": 1.0},
    "a record": Record("Line", {"m": 1.0}),
    "an object": Opaque("Number"),
}


@pytest.mark.parametrize(("value", "number"), NUMBERS.values(), ids=list(NUMBERS))
def test_numbers_become_floats(value: Any, number: float) -> None:
    """Each plain kind of number counts; one that is too large for a float counts as infinite."""
    got = as_number(value)

    assert type(got) is float
    assert got == number


@pytest.mark.parametrize("value", [math.nan, np.float32("nan"), Decimal("nan"), Decimal("sNaN")], ids=repr)
def test_every_nan_becomes_nan(value: Any) -> None:
    """A signaling nan of Decimal raises when it is used; here it is only not a number."""
    got = as_number(value)

    assert got is not None
    assert math.isnan(got)


@pytest.mark.parametrize("value", NOT_NUMBERS.values(), ids=list(NOT_NUMBERS))
def test_everything_else_is_no_number(value: Any) -> None:
    """True is not 1, and an array of one element is not a plain number."""
    assert as_number(value) is None


class Pretender(float):
    """A float of a class of its own: it could compare as it likes."""


class Whole(int):
    """An int of a class of its own."""


@pytest.mark.parametrize("value", [Pretender(1.0), Whole(1)], ids=["float", "int"])
def test_a_number_of_a_home_made_class_is_no_number(value: Any) -> None:
    """Only exact types are trusted, even where the wire would let another through."""
    assert as_number(value) is None


@given(values)
def test_no_plain_value_makes_it_raise(value: Any) -> None:
    """Whatever crossed the border is a number or is not, a sequence or not; nothing escapes."""
    assert as_number(value) is None or type(as_number(value)) is float
    assert as_sequence(value) is None or type(as_sequence(value)) is list
    assert as_fields(value) is None or type(as_fields(value)) is dict


SEQUENCES = {
    "a list": ([1, 2], [1, 2]),
    "a tuple": ((1, 2), [1, 2]),
    "an empty list": ([], []),
    "an array": (np.array([1.0, 2.0]), [1.0, 2.0]),
    "an array of no dimension": (np.array(1.0), None),
    "an array of two dimensions": (np.zeros((2, 2)), None),
    "a numpy number": (np.float64(1.0), None),
    "text": ("12", None),
    "a dict": ({0: 1, 1: 2}, None),
    "a set": ({1, 2}, None),
    "a record": (Record("P", {"x": 1, "y": 2}), None),
    "an object": (Opaque("list"), None),
}


@pytest.mark.parametrize(("value", "items"), SEQUENCES.values(), ids=list(SEQUENCES))
def test_vectors_are_lists_tuples_and_one_dimensional_arrays(value: Any, items: Any) -> None:
    """What has an order and one dimension can be compared number by number."""
    assert as_sequence(value) == items


def test_records_are_dicts_and_objects_with_names() -> None:
    """A bare tuple has no names."""
    assert as_fields({"m": 1}) == {"m": 1}
    assert as_fields(Record("Line", {"m": 1})) == {"m": 1}
    assert as_fields((1,)) is None
    assert as_fields(Opaque("Line")) is None


# ------------------------------------------------------------------------------------------- kind_of


KINDS = {
    "None": (None, "None (is there a return?)"),
    "True": (True, "a bool"),
    "int": (3, "an int"),
    "float": (3.0, "a float"),
    "text": ("3.25", "text"),
    "a list": ([1.5, 2.5], "a list of 2"),
    "a tuple": ((1.5,), "a tuple of 1"),
    "a dict": ({"m": 1, "b": 2}, "a dict with m, b"),
    "an empty dict": ({}, "a dict with nothing in it"),
    "an array": (np.zeros((2, 3)), "an array of shape (2, 3)"),
    "an array of one element": (np.array([3.0]), "an array of shape (1,)"),
    "an object": (Opaque("Line"), "an object of type Line"),
    "a record": (Record("Line", {"m": 1, "b": 2}), "a Line with m, b"),
}


@pytest.mark.parametrize(("value", "words"), KINDS.values(), ids=list(KINDS))
def test_a_kind_is_named_in_a_student_s_words(value: Any, words: str) -> None:
    """The sentence says what came, not which numbers it holds."""
    assert kind_of(value) == words


LONG_NAMES = {
    "a dict with a long key": {"k" * 10**6: 1},
    "a dict with many keys": {f"key{at}": at for at in range(10**5)},
    "a record with long names": Record("R", {"n" * 10**6: 1}),
    "a record with many names": Record("R", {f"name{at}": at for at in range(1000)}),
    "a record of a long type": Record("T" * 10**6, {"m": 1}),
    "an object of a long type": Opaque("T" * 10**6),
}


@pytest.mark.parametrize("value", LONG_NAMES.values(), ids=list(LONG_NAMES))
def test_a_kind_is_short_whatever_the_names(value: Any) -> None:
    """A student chooses keys, fields and type names: a report must not grow with them."""
    assert len(kind_of(value)) <= MAX_KIND


@given(
    st.dictionaries(
        st.floats() | st.integers() | st.tuples(st.floats(), st.integers()), st.none(), min_size=1
    )
)
def test_a_kind_repeats_no_keys_that_are_values(value: dict[Any, None]) -> None:
    """Numbers as keys could carry the hidden inputs out, in a sentence that is meant to be safe."""
    assert not any(char.isdigit() for char in kind_of(value).replace(f"{len(value)} keys", ""))


# ---------------------------------------------------------------------------------------------- show


SHOWN = {
    "int": (3, "3"),
    "float": (0.1, "0.1"),
    "minus zero": (-0.0, "0.0"),
    "nan": (math.nan, "nan"),
    "inf": (-math.inf, "-inf"),
    "True": (True, "True"),
    "None": (None, "None"),
    "text": ("a\nb", r"'a\nb'"),
    "bytes": (b"ab", "b'ab'"),
    "a list": ([1, 2.5], "[1, 2.5]"),
    "a tuple of one": ((1,), "(1,)"),
    "an empty tuple": ((), "()"),
    "a dict": ({"m": 2.0}, "{'m': 2.0}"),
    "a long dict": (dict.fromkeys(range(9)), "{0: None, 1: None, 2: None, 3: None, 4: None, 5: None, …}"),
    "twelve items": (list(range(12)), "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]"),
    "thirteen items": (list(range(13)), "[0, 1, 2, 3, 4, 5, … 13 in all]"),
    "an array": (np.array([1.0, -0.0]), "array([1.0, 0.0])"),
    "numpy float32": (np.float32(0.5), "0.5"),
    "numpy int": (np.int64(4), "4"),
    "a huge int": (1 << 32000, "an int of 32001 bits"),
    "Fraction": (Fraction(1, 3), "Fraction(1, 3)"),
    "Decimal": (Decimal("1.50"), "Decimal('1.50')"),
    "a set": ({1}, "{1}"),
    "an empty set": (set(), "set()"),
    "a frozenset": (frozenset([1]), "frozenset({1})"),
    "a record": (Record("Line", {"m": 1.0}), "Line(m=1.0)"),
    "an object": (Opaque("Line"), "<Line>"),
    "a function": (math.sin, "sin"),
}


@pytest.mark.parametrize(("value", "text"), SHOWN.values(), ids=list(SHOWN))
def test_a_value_is_shown_as_code(value: Any, text: str) -> None:
    """A student recognizes what was returned."""
    assert show(value) == text


def test_numbers_are_shown_to_the_places_that_count() -> None:
    """Expected values are shown as they would be typed."""
    assert show({"m": 2.004, "b": -0.001}, 2) == "{'m': 2.00, 'b': 0.00}"
    assert show([1e20, math.nan], 2) == "[1e+20, nan]"


@given(st.floats() | st.integers() | st.fractions(), st.none() | st.integers(0, 8))
def test_no_number_is_shown_as_minus_zero(value: Any, places: int | None) -> None:
    """-0.0 equals 0.0, so it looks the same."""
    text = show_number(value, places)

    assert float(text) != 0 or not text.startswith("-")


@given(values)
def test_no_plain_value_is_shown_longer_than_the_bound(value: Any) -> None:
    """A report of a class of thousands stays small, whatever came back."""
    assert len(show(value)) <= MAX_SHOWN


HUGE = {
    "a Fraction": lambda number: Fraction(number, 7),
    "a set": lambda number: {number},
    "a frozenset in a list": lambda number: [frozenset([number])],
    "a key": lambda number: {number: 1},
    "a list": lambda number: [number],
    "a field": lambda number: Record("R", {"m": number}),
}


@pytest.mark.parametrize("wrap", HUGE.values(), ids=list(HUGE))
def test_an_int_of_thousands_of_digits_is_shown_wherever_it_stands(wrap: Callable[[int], Any]) -> None:
    """Python refuses to write such an int; were that to escape, a student could break the grading."""
    assert len(show(wrap((1 << 32000) + 1))) <= MAX_SHOWN


@given(big.flatmap(lambda number: st.sampled_from([Fraction(number, 7), {number}, (number,)])))
def test_big_numbers_are_shown_within_the_bound(value: Any) -> None:
    """The same for any number that may cross the border."""
    assert len(show(value)) <= MAX_SHOWN


def nested(depth: int, width: int) -> list[Any]:
    """Return lists of lists, each with so many parts."""
    return ["leaf" * 5] * width if depth == 1 else [nested(depth - 1, width) for _ in range(width)]


WIDE = {
    "a list of a million": [0.1] * 10**6,
    "an array of a million": np.zeros(10**6),
    "a text of a million": "x" * 10**6,
    "a dict of a hundred thousand": {str(at): 0.5 for at in range(10**5)},
    "a set of a hundred thousand": set(range(10**5)),
    "a tree of lists": nested(4, 12),
    "a chain of dicts": nested(60, 1),
    "a record of a thousand": Record("R", {f"f{at}": [0.5] * 12 for at in range(1000)}),
}


@pytest.mark.parametrize("value", WIDE.values(), ids=list(WIDE))
def test_a_large_value_is_shown_quickly(value: Any) -> None:
    """Showing is the grader's time, not the student's: it costs a small part of what a case may."""
    started = time.process_time()
    text = show(value)

    assert len(text) <= MAX_SHOWN
    assert time.process_time() - started < 0.5


def test_a_call_is_shown_as_code() -> None:
    """What was called, with its arguments by position and by name."""
    assert show_call("step", ([1.0, -2.0], math.sin), {"size": 0.1}) == "step([1.0, -2.0], sin, size=0.1)"


def test_an_object_of_the_suite_is_shown_too() -> None:
    """A suite may hand a namespace of its own to the student; the call is shown with it."""
    assert show(SimpleNamespace(m=1)) == "namespace(m=1)"
