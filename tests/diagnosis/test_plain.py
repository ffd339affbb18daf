"""What an author's function gets: the shape of the right answer, or nothing."""

import math
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.diagnosis.plain import LARGEST, MOST_ITEMS, OtherShapeError, plain_like
from grader.sandbox.inside.wire import Opaque, Record

WALK = {"result": 1.0, "history": [2, 1.0]}


@pytest.mark.parametrize(
    ("value", "right", "plain"),
    [
        (3, 1.5, 3.0),
        (Fraction(1, 4), 1, 0.25),
        (Decimal("0.5"), 1, 0.5),
        (np.int64(3), 1.0, 3.0),
        ((1, 2.5), [0.0], [1.0, 2.5]),
        (np.array([1, 2]), [0.0, 0.0], [1.0, 2.0]),
        (np.array([[1.0], [2.0]]), [[0.0]], [[1.0], [2.0]]),
        ([1, 2], {"m": 0.0, "b": 0.0}, {"m": 1.0, "b": 2.0}),
        ({"b": 2, "m": 1, "more": "x"}, {"m": 0.0, "b": 0.0}, {"m": 1.0, "b": 2.0}),
        (Record("Line", {"m": 1, "b": 2}), {"m": 0.0, "b": 0.0}, {"m": 1.0, "b": 2.0}),
        ({"result": 5, "history": (7,)}, WALK, {"result": 5.0, "history": [7.0]}),
        ([], [1.0], []),
        ({"x": [1], "reason": "gradient"}, {"x": [1.0], "reason": "step"}, {"x": [1.0], "reason": None}),
    ],
)
def test_numbers_become_floats_and_sequences_lists(value: Any, right: Any, plain: Any) -> None:
    """By whatever names they came; lists keep their own length."""
    assert plain_like(value, right) == plain


@pytest.mark.parametrize("value", [None, "3", True, [1.0], {}, 1j, Opaque("float"), b"3"])
def test_what_is_no_number_has_no_place(value: Any) -> None:
    """Nor has it in a list."""
    with pytest.raises(OtherShapeError):
        plain_like(value, 1.0)
    with pytest.raises(OtherShapeError):
        plain_like([1.0, value], [1.0])


@pytest.mark.parametrize("value", [3.0, "ab", {"result": 1.0}, [1.0], {"result": 1.0, "history": 3}])
def test_another_shape_is_refused(value: Any) -> None:
    """A part that is missing, or is held otherwise."""
    with pytest.raises(OtherShapeError):
        plain_like(value, WALK)


@pytest.mark.parametrize(
    ("value", "plain"), [(10**400, math.inf), (-(10**400), -math.inf), (2 * LARGEST, math.inf), (1e74, 1e74)]
)
def test_numbers_that_powers_would_break_are_infinite(value: Any, plain: float) -> None:
    """The fourth power of what is left is still a float, so an author may write x**4."""
    assert plain_like(value, 1.0) == plain
    assert plain_like(1e74, 1.0) ** 4 < math.inf
    assert math.isnan(plain_like(math.nan, 1.0))


def test_a_huge_answer_is_cut() -> None:
    """One more than can be drawn: then it is told that there are more."""
    assert len(plain_like([0.0] * 10**6, [1.0])) == MOST_ITEMS
    assert len(plain_like(np.zeros(10**6), [1.0])) == MOST_ITEMS


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.builds(Opaque, st.text()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
    max_leaves=8,
)


@given(VALUES, VALUES)
def test_whatever_comes_is_plain_or_refused(value: Any, right: Any) -> None:
    """Nothing else may happen."""

    def only_plain(part: Any) -> bool:
        if isinstance(part, list):
            return all(map(only_plain, part))
        if isinstance(part, dict):
            return all(map(only_plain, part.values()))
        return part is None or type(part) is float

    with suppress(OtherShapeError):
        assert only_plain(plain_like(value, right))
