"""When two submissions showed the same."""

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from grader.diagnosis.comparing import alike, form_of, named_like, same
from grader.diagnosis.observing import Seen
from grader.sandbox.inside.wire import Opaque, Record


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (2, 2.0),
        (0.1 + 0.2, 0.3),
        (1e9, 1e9 + 0.1),
        (Fraction(1, 2), Decimal("0.5")),
        (np.float32(0.5), 0.5),
        ([1, 2], (1.0, 2.0)),
        (np.array([[1, 2], [3, 4]]), [[1.0, 2.0], [3.0, 4.0]]),
        ({"m": 1}, Record("Line", {"m": 1.0})),
        (math.nan, math.nan),
        (math.inf, math.inf),
        ("no", "no"),
        (None, None),
        (np.True_, True),
    ],
)
def test_these_are_the_same(left: Any, right: Any) -> None:
    """Another kind of number, list or record, and the noise of another order of computing."""
    assert same(left, right, 1e-9)
    assert same(right, left, 1e-9)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (2, 2.001),
        (True, 1),
        ("2", 2),
        (None, 0),
        ([1, 2], [1, 2, 3]),
        ([1], 1),
        ({"m": 1}, {"b": 1}),
        (math.nan, 0.0),
        (math.inf, -math.inf),
        (1e308, math.inf),
        (Opaque("Line"), Opaque("Line")),
        (0.5, 0.5000005),
    ],
)
def test_these_are_not(left: Any, right: Any) -> None:
    """Whatever cannot be looked into is like nothing, itself included."""
    assert not same(left, right, 1e-9)
    assert not same(right, left, 1e-9)


def test_a_bare_pair_is_read_in_the_order_of_the_names() -> None:
    """So a wrong number in a tuple is the same wrong number; more names do no harm."""
    right = {"m": 1, "b": 2}

    assert named_like((3, 4), right) == {"m": 3, "b": 4}
    assert named_like({"b": 4, "m": 3, "why": "so"}, right) == {"m": 3, "b": 4}
    assert named_like([3, 4, 5], right) == [3, 4, 5]
    assert named_like({"m": 3}, right) == {"m": 3}
    assert named_like([3, 4], {"history": [1, 2, 3]}) == {"history": [3, 4]}


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ({"m": 1}, {"m": 2.5}, True),
        ([1, 2], [3, 4, 5], True),
        ([1, 2], (1, 2), True),
        ({"m": 1}, [1], False),
        ([1, 2], [1, "two"], False),
        (np.array([1.0]), [1.0], True),
    ],
)
def test_the_form_is_how_values_are_held(one: Any, other: Any, equal: bool) -> None:
    """Not how many there are, which numbers, or in which kind of sequence."""
    assert (form_of(one) == form_of(other)) is equal


def test_what_was_seen_from_outside_counts_too() -> None:
    """Arguments of call-backs in their order, and whether the input was changed."""
    one = Seen(value=1, visits=([0.5], [1]))

    assert alike("visits", one, Seen(value=2, visits=([0.5], [1.0])), one)
    assert not alike("visits", one, Seen(value=1, visits=([1], [0.5])), one)
    assert not alike("changed", one, Seen(value=1, changed=True), one)
    assert alike("value", Seen(raised="ValueError"), Seen(raised="ValueError"), one)
    assert not alike("value", Seen(raised="ValueError"), one, one)
