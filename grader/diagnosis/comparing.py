"""When two answers are the same: numbers within a tolerance, everything else exactly. Pure."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

from grader.diagnosis.observing import Seen
from grader.sandbox.inside.wire import Opaque
from grader.suite.values import as_built_in, as_fields, as_number, as_sequence

EXACT = 1e-9
"""Rounding noise of another way to compute the same, relative above 1; far below any rounding asked for."""

RESULT = ("value", "form")
ASPECTS = (*RESULT, "visits", "changed")
"""In this order: the first in which a wrong answer differs from the right one is what is wrong with it."""


def alike(aspect: str, one: Seen, other: Seen, right: Seen) -> bool:
    """Compare what two submissions showed in one aspect; `right` tells how values are named."""
    if aspect == "value":
        return same_value(one, other, right, EXACT)
    if aspect == "form":
        return bool(form_of(one.value) == form_of(other.value))
    if aspect == "visits":
        return same(list(one.visits), list(other.visits), EXACT)
    return one.changed == other.changed


def same_value(one: Seen, other: Seen, right: Seen, tolerance: float) -> bool:
    """Tell whether two submissions returned the same numbers, by whatever names, or raised the same."""
    if one.raised or other.raised:
        return one.raised == other.raised
    return same(named_like(one.value, right.value), named_like(other.value, right.value), tolerance)


def named_like(value: Any, right: Any) -> Any:
    """Give a bare list or tuple the names of the right answer; leave out names that it does not have."""
    names = as_fields(right)
    if not names:
        return value
    fields = as_fields(value)
    if fields is not None:
        return {name: fields[name] for name in names} if all(name in fields for name in names) else fields
    items = as_sequence(value)
    if len(names) == 1 and all(as_sequence(part) is not None for part in names.values()):
        items = None if items is None else [items]
    return dict(zip(names, items, strict=True)) if items is not None and len(items) == len(names) else value


def same(left: Any, right: Any, tolerance: float) -> bool:
    """Compare plain values: numbers of any kind within the tolerance, sequences item by item."""
    left, right = as_built_in(left), as_built_in(right)
    one, other = as_number(left), as_number(right)
    if one is not None and other is not None:
        return _near(one, other, tolerance)
    fields, others = as_fields(left), as_fields(right)
    if fields is not None and others is not None:
        return fields.keys() == others.keys() and all(
            same(fields[key], others[key], tolerance) for key in fields
        )
    items, others_items = items_of(left), items_of(right)
    if items is not None and others_items is not None:
        pairs = zip(items, others_items, strict=False)
        return len(items) == len(others_items) and all(same(a, b, tolerance) for a, b in pairs)
    return type(left) is type(right) and type(left) is not Opaque and bool(left == right)


def form_of(value: Any) -> Any:
    """Return of what kinds a value is made: how parts are named and held, not how many or which numbers."""
    if as_number(value) is not None:
        return "number"
    if (fields := as_fields(value)) is not None:
        return {key: form_of(item) for key, item in fields.items()}
    if (items := items_of(value)) is not None:
        kinds = {repr(form_of(item)) for item in items}
        return ["sequence", sorted(kinds)]
    return type(value).__name__


def numbers_in(value: Any) -> Iterator[float]:
    """Give all numbers in a value, in order; nan for what is none."""
    if (fields := as_fields(value)) is not None:
        for item in fields.values():
            yield from numbers_in(item)
    elif (items := items_of(value)) is not None:
        for item in items:
            yield from numbers_in(item)
    else:
        number = as_number(value)
        yield math.nan if number is None else number


def items_of(value: Any) -> Sequence[Any] | None:
    """Return a list, a tuple or an array of any dimension as it is: a copy of a huge one costs much."""
    if type(value) in (list, tuple):
        return value  # type: ignore[no-any-return]
    is_array = type(value).__module__ == "numpy" and bool(getattr(value, "shape", None))
    return value if is_array else None


def _near(one: float, other: float, tolerance: float) -> bool:
    if math.isnan(one) or math.isnan(other):
        return math.isnan(one) and math.isnan(other)
    if math.isinf(one) or math.isinf(other):
        return one == other
    return abs(one - other) <= max(tolerance, EXACT * max(abs(one), abs(other)))
