"""Plain data: how to make it, how to tell that two values are the same, and that a value is nothing else."""

import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from grader.sandbox.inside.wire import DTYPES, MAX_DEPTH, Opaque, Record

EXACT = (type(None), bool, int, float, complex, str, bytes, Fraction, Decimal, Opaque)
CONTAINERS = (list, tuple, set, frozenset, dict, Record)

# Text without lone surrogates: they have no UTF-8.
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
names = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
dtypes = st.sampled_from(sorted(DTYPES)).map(np.dtype)
shapes = npst.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)
arrays = dtypes.flatmap(lambda dtype: npst.arrays(dtype, shapes))
scalars = dtypes.flatmap(lambda dtype: npst.arrays(dtype, (1,))).map(lambda array: array[0])
decimals = st.decimals().filter(lambda value: not value.is_snan())
numbers = st.integers() | st.floats() | st.complex_numbers() | st.fractions() | decimals
big = st.integers(-(2**9000), 2**9000)
leaves = st.none() | st.booleans() | numbers | big | text | st.binary(max_size=20) | arrays | scalars

_simple_keys = (
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats() | text | st.binary(max_size=9)
)
keys = st.recursive(
    _simple_keys,
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.frozensets(inner, max_size=3),
    max_leaves=4,
)


def _containers(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    lists = st.lists(inner, max_size=4)
    records = st.builds(Record, names, st.dictionaries(names, inner, max_size=3))
    return lists | lists.map(tuple) | st.dictionaries(keys, inner, max_size=4) | records


values = st.recursive(
    leaves | st.sets(keys, max_size=4) | st.frozensets(keys, max_size=4), _containers, max_leaves=10
)


def same(left: Any, right: Any) -> bool:
    """Tell whether two plain values are of one type and the same bits: nan is as nan, -0.0 not as 0.0."""
    if type(left) is not type(right):
        return False
    special = _SAME.get(type(left))
    if special is not None:
        return special(left, right)
    if isinstance(left, np.ndarray):
        alike = left.dtype == right.dtype and left.shape == right.shape
        return bool(alike and left.tobytes() == right.tobytes())
    if isinstance(left, np.generic):
        return bool(left.tobytes() == right.tobytes())
    return bool(left == right)


def _same_float(left: float, right: float) -> bool:
    if math.isnan(left) or math.isnan(right):
        return math.isnan(left) and math.isnan(right)
    return left == right and math.copysign(1.0, left) == math.copysign(1.0, right)


def _same_items(left: Any, right: Any) -> bool:
    return len(left) == len(right) and all(map(same, left, right))


def _same_set(left: Any, right: Any) -> bool:
    left = list(left)
    for item in right:  # pairs are looked for: the text of a set in a set does not tell its order
        twin = next((index for index, other in enumerate(left) if same(other, item)), None)
        if twin is None:
            return False
        del left[twin]
    return not left


_SAME: dict[type, Callable[[Any, Any], bool]] = {
    float: _same_float,
    complex: lambda left, right: _same_float(left.real, right.real) and _same_float(left.imag, right.imag),
    Decimal: lambda left, right: bool(left.as_tuple() == right.as_tuple()),
    list: _same_items,
    tuple: _same_items,
    set: _same_set,
    frozenset: _same_set,
    dict: lambda left, right: _same_items([*left.items()], [*right.items()]),
    Record: lambda left, right: left.type_name == right.type_name and same(left.fields, right.fields),
}


def assert_plain(value: Any, depth: int = 0) -> None:
    """Assert that a value and all that is in it is of an exact plain type, and nested within bounds."""
    kind = type(value)
    if isinstance(value, np.ndarray):
        assert kind is np.ndarray
        assert value.dtype.char in DTYPES
        assert value.dtype.isnative
        assert value.flags.owndata
        assert value.dtype.kind != "b" or not (value.view(np.uint8) > 1).any()
    elif isinstance(value, np.generic):
        assert kind is np.dtype(value.dtype.char).type
        assert value.dtype.char in DTYPES
    elif kind in CONTAINERS:
        assert depth < MAX_DEPTH
        for part in _parts(value):
            assert_plain(part, depth + 1)
    else:
        assert kind in EXACT


def _parts(value: Any) -> list[Any]:
    if type(value) is Record:
        assert type(value.type_name) is str
        assert type(value.fields) is dict
        assert all(type(name) is str for name in value.fields)
        return [*value.fields.values()]
    return [part for item in value.items() for part in item] if type(value) is dict else [*value]
